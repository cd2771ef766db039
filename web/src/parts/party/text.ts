import { catalogue } from '../../kit/words.ts'
import { zh } from './text/zh.ts'

export type PartyWord = keyof typeof zh

export const usePartyText = catalogue<PartyWord>(zh, () => import('./text/en.ts').then(m => m.en))
