import { catalogue } from '../../kit/words.ts'
import { zh } from './text/zh.ts'

export type CatalogueWord = keyof typeof zh

export const useCatalogueText = catalogue<CatalogueWord>(zh, () => import('./text/en.ts').then(m => m.en))
