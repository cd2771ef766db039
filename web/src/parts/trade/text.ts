import { catalogue } from '../../kit/words.ts'
import { zh } from './text/zh.ts'

export type TradeWord = keyof typeof zh

/** Words of an order that both of its sides use. */
export const useTradeText = catalogue<TradeWord>(zh, () => import('./text/en.ts').then(m => m.en))
