import { firmsZh } from './firms.zh.ts'
import { frameZh } from './frame.zh.ts'

export const zh = { ...frameZh, ...firmsZh }
