import type { frameZh } from './frame.zh.ts'

export const frameEn: Record<keyof typeof frameZh, string> = {
  simulator: 'Simulator',
  overrides: 'Overrides',
  licences: 'Licences',
  title: 'Sales desk',
  products: 'Products and prices',
  stock: 'Stock',
  suppliers: 'Suppliers',
  firstProducts: 'First purchases',
  salespeople: 'Salespeople',
  missed: 'Looked for in vain',
  customers: 'Customers',
  statement: 'Statements',
  returns: 'Returns',
  nothingHere: 'Nothing to do here for your role',
  nothingHereHint: 'Ask your administrator for a role in sales, quality, warehouse or finance.',
  save: 'Save',
  cancel: 'Cancel',
  all: 'All',
}
