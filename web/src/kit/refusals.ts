import { fill } from './fill.ts'
import { count, price, yuan } from './format.ts'
import { refusalsZh } from './text/refusals.zh.ts'
import { catalogue } from './words.ts'

const useWords = catalogue<string>(refusalsZh, () => import('./text/refusals.en.ts').then(m => m.refusalsEn))

/** Figures as people read them; the house writes units last, so the name says what a number is. */
function said(name: string, fact: unknown): string {
  if (typeof fact !== 'number') return Array.isArray(fact) ? fact.join('、') : String(fact)
  if (/fen$/i.test(name)) return `¥ ${yuan(fact)}`
  if (/micro$/i.test(name)) return `¥ ${price(fact)}`
  return count(fact)
}

/** `say(code, facts)`: the sentence for a refusal code, '' when the code has no words of its own. */
export function useRefusalWords(): (code: string, facts: Record<string, unknown>) => string {
  const t = useWords()
  return (code, facts) => {
    if (!(code in refusalsZh)) return ''
    const shown = Object.entries(facts).map(([name, fact]) => [name, said(name, fact)])
    return fill(t(code), Object.fromEntries(shown))
  }
}
