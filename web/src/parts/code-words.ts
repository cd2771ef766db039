import type { SayCode } from '../kit/code-words.ts'
import { useWord } from './text.ts'

/** Which words a code takes, by the end of its path in facts and rule messages. */
const groups: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^catalogue\.why$/, ['tableFault']],
  [/^catalogue\.facts$/, ['mergeFact']],
  [/scope(Class)?$/, ['scope']],
  [/^product\.state$/, ['product']],
  [/^trade\.state$/, ['order', 'return']],
  [/^party\.state$/, ['licenceState', 'relation', 'organisation']],
  [/^stock\.(from|to|quality)$/, ['quality']],
  [/^party\.paper$/, ['paper']],
  [/^party\.signed$/, ['signed']],
  [/(stand|relation\.salesperson)$/, ['stand']],
  [/^party\.gaps$/, ['gap']],
  [/temperature$/, ['temperature']],
  [/kind$/, ['org', 'licence']],
  [/rx$/, ['rxClass']],
]

/** Words for codes inside rule messages and refusals. */
export function useTradeCodeWords(): SayCode {
  const word = useWord()
  return (path, value) => {
    const found = groups.find(([pattern]) => pattern.test(path))
    for (const group of found?.[1] ?? []) {
      const said = word(group, value)
      if (said !== value) return said
    }
    return value
  }
}
