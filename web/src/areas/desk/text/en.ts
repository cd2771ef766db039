import { customersEn } from './customers.en.ts'
import { frameEn } from './frame.en.ts'
import { importsEn } from './imports.en.ts'
import { moneyEn } from './money.en.ts'
import { ordersEn } from './orders.en.ts'
import { productsEn } from './products.en.ts'
import { stockEn } from './stock.en.ts'
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  ...frameEn,
  ...importsEn,
  ...ordersEn,
  ...customersEn,
  ...moneyEn,
  ...productsEn,
  ...stockEn,
}
