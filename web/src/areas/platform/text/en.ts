import { accessEn } from './access.en.ts'
import { depthEn } from './depth.en.ts'
import { firmsEn } from './firms.en.ts'
import { frameEn } from './frame.en.ts'
import { importEn } from './import.en.ts'
import { mergesEn } from './merges.en.ts'
import { peopleEn } from './people.en.ts'
import { productsEn } from './products.en.ts'
import { proofsEn } from './proofs.en.ts'
import { qualityEn } from './quality.en.ts'
import { rulesEn } from './rules.en.ts'
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  ...frameEn,
  ...firmsEn,
  ...importEn,
  ...productsEn,
  ...depthEn,
  ...mergesEn,
  missed: 'Looked for in vain',
  ...qualityEn,
  ...rulesEn,
  ...proofsEn,
  ...peopleEn,
  ...accessEn,
}
