import { firmsZh } from './firms.zh.ts'
import { frameZh } from './frame.zh.ts'
import { productsZh } from './products.zh.ts'

export const zh = { ...frameZh, ...firmsZh, ...productsZh }
