import type { Facts } from './facts.ts'
import { type Decision, decisionOf, type Judgement, judge } from './rules.ts'

export type Proposal = Judgement & { key: string }
export type RowMatch = { decision: Decision; proposals: Proposal[] }

/** More than a person reads. */
const PROPOSALS_MAX = 8

/**
 * Orders the known products that a row may be, best first, those that are out of question left out. Two products
 * that both would match leave the choice to a person: the catalogue holds one of them twice, or the row says too
 * little.
 */
export function matchRow(row: Facts, known: readonly { key: string; facts: Facts }[]): RowMatch {
  const proposals = known
    .map(({ key, facts }) => ({ key, ...judge(row, facts) }))
    .filter(({ decision }) => decision !== 'new')
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
  const [first, second] = proposals
  const decision = first ? decisionOf(first.score) : 'new'
  const unclear =
    decision === 'match' && second?.decision === 'match' && second.score > (first?.score ?? 0) - 0.05
  return { decision: unclear ? 'candidate' : decision, proposals: proposals.slice(0, PROPOSALS_MAX) }
}

/**
 * How names of the same product may begin in a catalogue, for fetching what is compared: the substance as it
 * stands, without its first salt, and for injection.
 */
export function nameBeginnings({ substance, names }: Facts): string[] {
  const bare = substance.replace(/\([^()]*\)$/, '')
  const saltless = bare.replace(
    /^(?:盐酸|硫酸|磷酸|硝酸|马来酸|富马酸|枸橼酸|酒石酸|琥珀酸|甲磺酸|苯磺酸|醋酸)/,
    '',
  )
  const all = [bare, saltless, `注射用${bare}`, ...names.map(name => name.toLowerCase())]
  return [...new Set(all)].filter(text => text.length >= 2)
}
