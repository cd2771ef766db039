import type { Costs } from '../orders/server-process.ts'
import type { SearchGround } from './ground.ts'
import { COMMON, KINDS, type Kind, type Query } from './query-set.ts'
import { groupOf } from './read-goods.ts'
import { SEED, type SearchSize } from './sizes.ts'

type Queries = Record<Kind, Query[]>
type Say = (text: string) => void

const FIRST = 5

/** How often what was meant stands among the first five rows, by kind and over all. */
export async function measureHits(
  ground: SearchGround,
  queries: Queries,
  say: Say,
): Promise<{ hitAt5: number; byKind: Record<Kind, number> }> {
  const byKind = {} as Record<Kind, number>
  for (const kind of KINDS) {
    const { bodies } = await ground.load.ask({
      kind: 'each',
      url: ground.url,
      queries: queries[kind].map(({ q }) => q),
    })
    const missed = queries[kind].filter(
      ({ group }, n) => !groupsOf(bodies[n]!).slice(0, FIRST).includes(group),
    )
    byKind[kind] = 1 - missed.length / queries[kind].length
    say(
      `${kind}: ${byKind[kind].toFixed(3)} among the first five; not found: ${missed
        .slice(0, 4)
        .map(m => m.q)
        .join(', ')}`,
    )
  }
  const all = KINDS.map(kind => byKind[kind])
  return { hitAt5: all.reduce((sum, at) => sum + at, 0) / all.length, byKind }
}

const groupsOf = (body: string): string[] =>
  (JSON.parse(body) as { rows: Parameters<typeof groupOf>[0][] }).rows.map(groupOf)

/** Each kind alone, so that the slowest cannot hide among the others; common words are a kind of their own. */
export async function measureKinds(ground: SearchGround, size: SearchSize, queries: Queries, say: Say) {
  const p99Ms: Record<string, number> = {}
  const p50s: number[] = []
  const unexpected: string[] = []
  const kinds: [string, string[]][] = [
    ...KINDS.map(kind => [kind, queries[kind].map(({ q }) => q)] as [string, string[]]),
    ['common', COMMON],
  ]
  const ask = (list: string[], seconds: number, seed: number) =>
    ground.load.ask({
      kind: 'open',
      url: ground.url,
      queries: list,
      perSecond: size.perSecond,
      seconds,
      seed,
    })
  await ask(
    kinds.flatMap(([, list]) => list),
    size.warmSeconds,
    SEED,
  )
  await ground.server.ask({ costs: true })
  let answered = 0
  for (const [n, [kind, list]] of kinds.entries()) {
    const report = await ask(list, size.kindSeconds, SEED + n)
    p99Ms[kind] = report.p99Ms
    p50s.push(report.p50Ms)
    unexpected.push(...report.unexpected)
    answered += report.answered
    say(`${kind}: p50 ${report.p50Ms.toFixed(1)} ms, p99 ${report.p99Ms.toFixed(1)} ms`)
  }
  const { cpuMs } = (await ground.server.ask({ costs: true })) as Costs
  const p50Ms = p50s.reduce((sum, ms) => sum + ms, 0) / p50s.length
  return { p99Ms, p50Ms, unexpected, cpuMs: cpuMs / answered }
}

/** A scan of the same table with ILIKE, query by query in turn with ours, so that whatever else runs hits both. */
export async function measureReference(ground: SearchGround, size: SearchSize, queries: Queries, say: Say) {
  let ours = 0
  let scans = 0
  for (const kind of KINDS)
    for (const { q } of queries[kind].slice(0, size.referenceQueries)) {
      const report = await ground.load.ask({ kind: 'each', url: ground.url, queries: [q] })
      ours += report.p50Ms
      const since = performance.now()
      await ground.owner.query(SCAN, [q.split(' ').map(word => `%${word}%`)])
      scans += performance.now() - since
    }
  const asked = KINDS.length * size.referenceQueries
  say(`ILIKE scan: ${(scans / asked).toFixed(0)} ms a query, ours ${(ours / asked).toFixed(1)} ms`)
  return { ratio: scans / ours, ms: scans / asked }
}

const SCAN = `
  select product_id from catalogue.product
   where search_text ilike all ($1::text[]) and state in ('published', 'suspended')
   order by pinyin, product_id limit 20`
