import { catalogue } from '../../kit/words.ts'
import { zh } from './text/zh.ts'

export type DeskWord = keyof typeof zh

export const useDeskText = catalogue<DeskWord>(zh, () => import('./text/en.ts').then(m => m.en))
