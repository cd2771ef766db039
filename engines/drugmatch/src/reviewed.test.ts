import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readFacts } from './facts.ts'
import { CANDIDATE_MIN, judge, MATCH_MIN } from './rules.ts'

/**
 * Pairs of real rows that a person read: a hospital's list against the register of licences, originator lists,
 * leaflets and itself. Drawn by stratum (source and rule of the first draft), so that a pair counts for as many as it
 * was drawn from. `unclear` pairs lack a fact that would decide and count on neither side.
 */
type Pair = ReturnType<typeof pairOf>
const PAIRS: readonly Pair[] = readFileSync(new URL('../reviewed/pairs.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map(pairOf)

function pairOf(line: string) {
  const cells = line.split('\t')
  const at = (i: number): string => cells[i] ?? ''
  const stated = (from: number) => ({
    name: at(from),
    brand: at(from + 1),
    spec: at(from + 2),
    unit: at(from + 3),
    form: at(from + 4),
    maker: at(from + 5),
    approvalNo: at(from + 6),
    barcode: '',
  })
  const judged = judge(readFacts(stated(5)), readFacts(stated(12), !at(0).startsWith('his ')))
  return {
    stratum: at(0),
    population: Number(at(1)),
    label: at(2) as 'same' | 'other' | 'unclear',
    recorded: { rule: at(3), score: Number(at(4)) },
    judged,
    reason: at(19),
  }
}

const sampled = new Map<string, number>()
for (const { stratum } of PAIRS) sampled.set(stratum, (sampled.get(stratum) ?? 0) + 1)
const weigh = (holds: (pair: Pair) => boolean): number =>
  PAIRS.filter(holds).reduce((sum, pair) => sum + pair.population / (sampled.get(pair.stratum) ?? 1), 0)

const atLeast = (score: number) => (pair: Pair) => pair.judged.score >= score
const isSame = (pair: Pair): boolean => pair.label === 'same'

test('300 pairs and more, each with a label and the reason for it', () => {
  expect(PAIRS.length).toBeGreaterThanOrEqual(300)
  for (const pair of PAIRS) {
    expect(['same', 'other', 'unclear']).toContain(pair.label)
    expect(pair.reason).not.toBe('')
  }
})

test('each pair is judged by the rule that stands beside it', () => {
  const drifted = PAIRS.filter(
    ({ judged, recorded }) => judged.rule !== recorded.rule || judged.score !== recorded.score,
  )
  expect(drifted).toEqual([])
})

test('what the rules call a match is one', () => {
  const matched = atLeast(MATCH_MIN)
  const right = weigh(pair => matched(pair) && isSame(pair))
  const wrong = weigh(pair => matched(pair) && pair.label === 'other')
  expect(PAIRS.filter(matched).length).toBeGreaterThan(150)
  expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.99)
})

test('of what is one, most is matched, and nearly all is shown to a person', () => {
  const same = weigh(isSame)
  expect(weigh(pair => isSame(pair) && atLeast(MATCH_MIN)(pair)) / same).toBeGreaterThanOrEqual(0.77)
  expect(weigh(pair => isSame(pair) && atLeast(CANDIDATE_MIN)(pair)) / same).toBeGreaterThanOrEqual(0.9)
})
