import { catalogue } from '../../kit/words.ts'
import { zh } from './text/zh.ts'

export type PlatformWord = keyof typeof zh

export const usePlatformText = catalogue<PlatformWord>(zh, () => import('./text/en.ts').then(m => m.en))
