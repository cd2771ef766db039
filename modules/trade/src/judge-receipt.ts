import type { ProductRow } from '@yaolian/catalogue'
import type { RuleHit } from '@yaolian/kernel'
import type { Standing } from '@yaolian/party'
import { judgeReceipt, refusalHits } from '@yaolian/rulebook'

/** What the receiver measured when cold goods arrived; left out where nobody did. */
export type Arrival = { tenthsCelsius: number; logSeen: boolean }
type SignedLot = { productId: string; expiresOn: string; signedQuantity: number }

/** The rules' word on what a buyer is about to sign for; a lot that is refused whole isn't judged. */
export function judgeReceipts(
  lots: readonly SignedLot[],
  arrival: Arrival | undefined,
  firms: { date: string; seller: Standing; buyer: Standing },
  products: ReadonlyMap<string, ProductRow>,
): { blocked: boolean; hits: RuleHit[] } {
  const hits = new Map<string, RuleHit>()
  for (const lot of lots) {
    if (lot.signedQuantity === 0) continue
    const product = products.get(lot.productId)
    if (!product) throw new Error(`product ${lot.productId} was delivered and does not exist`)
    const verdict = judgeReceipt({
      date: firms.date,
      seller: firmOf(firms.seller),
      buyer: firmOf(firms.buyer),
      product: product.facts,
      lot: { expiresOn: lot.expiresOn },
      arrival: {
        measured: arrival !== undefined,
        celsius: (arrival?.tenthsCelsius ?? 0) / 10,
        logSeen: arrival?.logSeen ?? false,
      },
    })
    for (const hit of refusalHits(verdict, lot.productId)) hits.set(`${hit.ruleId}|${lot.productId}`, hit)
  }
  const all = [...hits.values()]
  return { blocked: all.some(hit => hit.decision === 'block'), hits: all }
}

const firmOf = ({ facts: { orgId, kind, province } }: Standing) => ({ orgId, kind, province })
