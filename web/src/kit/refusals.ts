import { useCodeWords } from './code-words.ts'
import { fill } from './fill.ts'
import { count, price, yuan } from './format.ts'
import { refusalsZh } from './text/refusals.zh.ts'
import { catalogue } from './words.ts'

const useWords = catalogue<string>(refusalsZh, () => import('./text/refusals.en.ts').then(m => m.refusalsEn))

type Facts = Record<string, unknown>

/**
 * `say(code, facts)`: the sentence for a refusal code, '' when the code has no words of its own. Figures are written as
 * people read them; the house writes units last, so a fact's name says what its number is. A list of things takes the
 * words of `CODE.item` for each.
 */
export function useRefusalWords(): (code: string, facts: Facts) => string {
  const t = useWords()
  const sayCode = useCodeWords()
  const say = (code: string, name: string, fact: unknown): string => {
    if (typeof fact === 'number') {
      if (/fen$/i.test(name)) return `¥ ${yuan(fact)}`
      return /micro$/i.test(name) ? `¥ ${price(fact)}` : count(fact)
    }
    if (Array.isArray(fact)) return fact.map(one => say(code, name, one)).join(t('join'))
    if (typeof fact === 'object' && fact !== null) {
      const item = `${code}.item`
      return item in refusalsZh ? fill(t(item), shown(code, fact as Facts)) : ''
    }
    return sayCode(`${code.split('.')[0]}.${name}`, String(fact ?? ''))
  }
  const shown = (code: string, facts: Facts) =>
    Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, say(code, name, fact)]))
  return (code, facts) => (code in refusalsZh ? fill(t(code), shown(code, facts)) : '')
}
