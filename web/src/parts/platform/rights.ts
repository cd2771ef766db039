import { catalogue } from '../../kit/words.ts'
import { rightsZh } from './text/rights.zh.ts'

type Right = keyof typeof rightsZh

const useWords = catalogue<Right>(rightsZh, () => import('./text/rights.en.ts').then(m => m.rightsEn))

/** `say('stock.read')`; a right without words is shown as it is written. */
export function useRightWords(): (right: string) => string {
  const t = useWords()
  return right => (right in rightsZh ? t(right as Right) : right)
}
