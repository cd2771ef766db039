import type { frameZh } from './frame.zh.ts'

export const frameEn: Record<keyof typeof frameZh, string> = {
  simulator: 'Simulator',
  overrides: 'Overrides',
  title: 'Platform',
  titleFirm: 'My firm',
  firms: 'Organisations',
  products: 'Catalogue',
  rules: 'Rules',
  hits: 'Rule hits',
  proofs: 'Proofs',
  ownFirm: 'Own licences',
  people: 'People',
  keys: 'API keys',
  nothingHere: 'Nothing to do here for your role',
  nothingHereHint: 'Ask an administrator for a role.',
  loading: 'Loading…',
  save: 'Save',
  cancel: 'Cancel',
}
