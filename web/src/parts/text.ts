import { catalogue } from '../kit/words.ts'
import { zh } from './text/zh.ts'

export type PartWord = keyof typeof zh

/** Words of the trade that several areas use: classes, states, kinds of firm and licence. */
export const usePartText = catalogue<PartWord>(zh, () => import('./text/en.ts').then(m => m.en))

export const knownWord = (key: string): key is PartWord => key in zh

/** `word('scope', 'chemical')`; a value without a word shows as it is rather than as nothing. */
export function useWord(): (group: string, value: string) => string {
  const t = usePartText()
  return (group, value) => {
    const key = `${group}.${value}`
    return knownWord(key) ? t(key) : value
  }
}
