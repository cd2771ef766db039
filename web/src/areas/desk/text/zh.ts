import { customersZh } from './customers.zh.ts'
import { frameZh } from './frame.zh.ts'
import { moneyZh } from './money.zh.ts'
import { ordersZh } from './orders.zh.ts'

export const zh = { ...frameZh, ...ordersZh, ...customersZh, ...moneyZh }
