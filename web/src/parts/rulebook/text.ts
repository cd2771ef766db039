import { catalogue } from '../../kit/words.ts'
import { zh } from './text/zh.ts'

export type RuleWord = keyof typeof zh

/** Words for rules: decisions, conditions, the facts they look at. */
export const useRuleText = catalogue<RuleWord>(zh, () => import('./text/en.ts').then(m => m.en))

export const isRuleWord = (key: string): key is RuleWord => key in zh
