import { catalogue } from '../../kit/words.ts'
import { zh } from './text/zh.ts'

export type ApprovalWord = keyof typeof zh
export const isApprovalWord = (key: string): key is ApprovalWord => key in zh

export const useApprovalText = catalogue<ApprovalWord>(zh, () => import('./text/en.ts').then(m => m.en))
