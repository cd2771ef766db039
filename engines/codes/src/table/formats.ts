import type { CodeFormat } from './code-format.ts'
import { FIRM_FORMATS } from './firms.ts'
import { GOODS_FORMATS } from './goods.ts'
import { PEOPLE_FORMATS } from './people.ts'

const ALL = { ...FIRM_FORMATS, ...GOODS_FORMATS, ...PEOPLE_FORMATS }

export type CodeKey = keyof typeof ALL

/** Every format of the house, in the order in which the reference page shows them. */
export const FORMATS: Readonly<Record<CodeKey, CodeFormat>> = ALL
