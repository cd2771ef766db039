import type { ReactNode } from 'react'
import { type Bound, type Condition, comparisonOf, flat, inForceName } from './condition.ts'
import './rulebook.css'
import { type RuleSay, useRuleSay } from './say.ts'
import { isRuleWord, useRuleText } from './text.ts'

type Words = { t: ReturnType<typeof useRuleText>; say: RuleSay }
type Props = { condition: Condition; bound: Bound; words: Words }

/** A head and what stands below it. */
function Group({
  head,
  parts,
  bound,
  words,
}: {
  head: string
  parts: Condition[]
  bound: Bound
  words: Words
}) {
  return (
    <>
      <span className="rule-head">{head}</span>
      <ul>
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a condition have fixed places
          <li key={at}>
            <Part condition={part} bound={bound} words={words} />
          </li>
        ))}
      </ul>
    </>
  )
}

const partsOf = (where: Condition): Condition[] =>
  typeof where === 'object' && 'all' in where ? flat('all', where.all as Condition[]) : [where]

/** `licence` → 证照: what the rule calls one of a list. */
const nameWord = (name: string, t: Words['t']) =>
  isRuleWord(`bound.${name}`) ? t(`bound.${name}` as 'bound.held') : name

/** The name whose licence is in force, where a condition says nothing but that. */
const inForceOnly = (condition: Condition): string | undefined =>
  typeof condition === 'object' && 'all' in condition ? inForceName(condition.all as Condition[]) : undefined

function Part({ condition, bound, words }: Props): ReactNode {
  const { t, say } = words
  if (typeof condition === 'boolean') return t(condition ? 'always' : 'never')
  if ('all' in condition) {
    const parts = condition.all as Condition[]
    const name = inForceName(parts)
    if (name) return t('inForce', { name: nameWord(name, t) })
    return <Group head={t('all')} parts={flat('all', parts)} bound={bound} words={words} />
  }
  if ('any' in condition) {
    const parts = flat('any', condition.any as Condition[])
    return <Group head={t('any')} parts={parts} bound={bound} words={words} />
  }
  if ('not' in condition) {
    const name = inForceOnly(condition.not as Condition)
    if (name) return t('notInForce', { name: nameWord(name, t) })
    return <Group head={t('not')} parts={partsOf(condition.not as Condition)} bound={bound} words={words} />
  }
  if ('some' in condition || 'every' in condition) {
    const list = ('some' in condition ? condition.some : condition.every) as string
    const { as, where } = condition as { as: string; where: Condition }
    const head = t('some' in condition ? 'someList' : 'everyList', { list: say.fact(list, bound) })
    return <Group head={head} parts={partsOf(where)} bound={{ ...bound, [as]: list }} words={words} />
  }
  const comparison = comparisonOf(condition)
  return comparison ? say.comparison(comparison, bound) : <code>{JSON.stringify(condition)}</code>
}

/** A condition of a rule as a list that people can read. */
export function ConditionTree({ condition }: { condition: Condition }) {
  const words = { t: useRuleText(), say: useRuleSay() }
  return (
    <div className="rule-tree">
      <Part condition={condition} bound={{}} words={words} />
    </div>
  )
}
