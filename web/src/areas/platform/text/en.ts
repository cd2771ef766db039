import { firmsEn } from './firms.en.ts'
import { frameEn } from './frame.en.ts'
import { productsEn } from './products.en.ts'
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = { ...frameEn, ...firmsEn, ...productsEn }
