import { bodyHash, type Database } from '@yaolian/kernel'
import { type GivenOrder, placeBatch } from '@yaolian/trade'
import type { Draw, Drawn } from './draw.ts'
import { buyerId, userId } from './sizes.ts'

/** Orders answered per second, and what was placed: it must be found in the database afterwards. */
export type ReferenceReport = {
  perSecond: number
  placed: number
  placedFen: number
  /** How long each batch took, ascending. */
  batchMs: number[]
}

const KIND = 'POST /trade/orders'
const ORDERS_AHEAD = 2_000

/**
 * The same use case without HTTP, sessions and gathering: one batch after another in one lane, drawn beforehand, so
 * that nothing but statements and decisions is measured.
 */
export async function runReference(
  db: Database,
  batchSize: number,
  seconds: number,
  draw: Draw,
): Promise<ReferenceReport> {
  let answered = 0
  let placed = 0
  let placedFen = 0
  let spentMs = 0
  const batchMs: number[] = []
  while (spentMs < seconds * 1000) {
    const batches = Array.from({ length: Math.ceil(ORDERS_AHEAD / batchSize) }, () =>
      Array.from({ length: batchSize }, () => givenOf(draw())),
    )
    for (const batch of batches) {
      const before = performance.now()
      const answers = await placeBatch(db, batch)
      const ms = performance.now() - before
      spentMs += ms
      batchMs.push(ms)
      answered += answers.length
      for (const answer of answers) {
        if (answer instanceof Error) throw answer
        if (answer.status !== 201) continue
        placed++
        placedFen += (JSON.parse(answer.body) as { totalFen: number }).totalFen
      }
      if (spentMs >= seconds * 1000) break
    }
  }
  return {
    perSecond: (answered / spentMs) * 1000,
    placed,
    placedFen,
    batchMs: batchMs.sort((a, b) => a - b),
  }
}

const RIGHTS: ReadonlySet<string> = new Set(['trade.order.place'])

export function givenOf({ buyer, order }: Drawn): GivenOrder {
  const orgId = buyerId(buyer)
  return {
    actor: { kind: 'user', userId: userId(buyer), name: 'bench', orgId, rights: RIGHTS },
    order,
    key: { orgId, commandId: order.id, kind: KIND, bodyHash: bodyHash(KIND, order) },
  }
}
