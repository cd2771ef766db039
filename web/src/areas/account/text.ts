import { catalogue } from '../../kit/words.ts'
import { zh } from './text/zh.ts'

export const useAccountText = catalogue<keyof typeof zh>(zh, () => import('./text/en.ts').then(m => m.en))
