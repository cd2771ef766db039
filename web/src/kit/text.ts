import { zh } from './text/zh.ts'
import { catalogue, type Text } from './words.ts'

export type KitWord = keyof typeof zh
export type KitText = Text<KitWord>

/** The kit's own words. */
export const useKitText = catalogue<KitWord>(zh, () => import('./text/en.ts').then(m => m.en))
