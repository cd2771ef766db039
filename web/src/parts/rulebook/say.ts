import { useMemo } from 'react'
import { useWord } from '../text.ts'
import type { Bound, Comparison, Operand } from './condition.ts'
import { isRuleWord, type RuleWord, useRuleText } from './text.ts'

/** Which words a code takes, by the path of its fact from the facts. */
const groups: readonly (readonly [RegExp, string])[] = [
  [/licences\.kind$/, 'licence'],
  [/licences\.state$/, 'licenceState'],
  [/(scope|scopeClass)$/, 'scope'],
  [/^(seller|buyer)\.kind$/, 'org'],
  [/^product\.state$/, 'product'],
  [/rx$/, 'rxClass'],
  [/temperature$/, 'temperature'],
  [/salesperson$/, 'stand'],
]

export type RuleSay = {
  fact: (path: string, bound: Bound) => string
  value: (path: string, value: unknown) => string
  comparison: (comparison: Comparison, bound: Bound) => string
}

/** `licence.kind` where licence is one of seller.licences → `seller.licences.kind`. */
const fullPath = (path: string, bound: Bound) => {
  const [name = '', ...rest] = path.split('.')
  return bound[name] ? [bound[name], ...rest].join('.') : path
}

/** Facts, values and comparisons of rules in words; what has none is shown as it is written. */
export function useRuleSay(): RuleSay {
  const t = useRuleText()
  const word = useWord()
  return useMemo(() => {
    const known = (key: string, other: string, facts = {}) =>
      isRuleWord(key) ? t(key as RuleWord, facts) : other
    const fact = (path: string, bound: Bound): string => {
      if (path === '$date') return t('today')
      const [name = '', part = ''] = path.split('.')
      if (bound[name]) return known(`part.${part}`, path, { name: known(`bound.${name}`, name) })
      return known(`fact.${path}`, path)
    }
    const value = (path: string, given: unknown): string => {
      const text = String(given)
      if (path === 'product.deviceClass')
        return given === 0 ? t('value.device0') : t('value.device', { n: text })
      const group = groups.find(([pattern]) => pattern.test(path))?.[1]
      const said = group ? word(group, text) : text
      return said === text ? known(`value.${text}`, text) : said
    }
    const operandWords = (operand: Operand | readonly unknown[], path: string, bound: Bound): string => {
      if (Array.isArray(operand)) return operand.map(one => value(path, one)).join(t('or'))
      if (operand === null || typeof operand !== 'object') return value(path, operand)
      const { fact: other, plusDays } = operand as { fact: string; plusDays?: number }
      return plusDays ? t('dayAfter', { n: plusDays }) : fact(other, bound)
    }
    const comparison = ({ fact: path, operator, operand }: Comparison, bound: Bound): string => {
      const full = fullPath(path, bound)
      // "属于药品是是" says nobody: a yes-or-no fact is its own sentence, and has one for its opposite.
      if (operator === 'is' && operand === true) return fact(path, bound)
      if (operator === 'is' && operand === false && isRuleWord(`not.${full}`))
        return t(`not.${full}` as RuleWord)
      const byFact = operand !== null && typeof operand === 'object' && !Array.isArray(operand)
      const facts = { fact: fact(path, bound), value: operandWords(operand, full, bound) }
      return t(operator === 'is' && byFact ? 'op.same' : `op.${operator}`, facts)
    }
    return { fact, value, comparison }
  }, [t, word])
}
