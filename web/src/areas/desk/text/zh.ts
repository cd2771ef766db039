import { customersZh } from './customers.zh.ts'
import { frameZh } from './frame.zh.ts'
import { importsZh } from './imports.zh.ts'
import { moneyZh } from './money.zh.ts'
import { ordersZh } from './orders.zh.ts'
import { productsZh } from './products.zh.ts'
import { stockZh } from './stock.zh.ts'

export const zh = {
  ...frameZh,
  ...importsZh,
  ...ordersZh,
  ...customersZh,
  ...moneyZh,
  ...productsZh,
  ...stockZh,
}
