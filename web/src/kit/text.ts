import { zh } from './text/zh.ts'
import { catalogue } from './words.ts'

export type KitWord = keyof typeof zh

/** The kit's own words. */
export const useKitText = catalogue<KitWord>(zh, () => import('./text/en.ts').then(m => m.en))
