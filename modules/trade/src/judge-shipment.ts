import type { ProductRow } from '@yaolian/catalogue'
import type { Ctx, RuleHit } from '@yaolian/kernel'
import { readRelations, readStandings, type Standing } from '@yaolian/party'
import {
  type Grant,
  isLotStateRule,
  judgeInvoices,
  judgeShipment,
  passHits,
  readGrants,
  refusalHits,
  type ShipmentFacts,
} from '@yaolian/rulebook'
import { type ReservedLine, readReservations } from '@yaolian/stock'
import { grantsByPair } from './judge-line.ts'
import type { OrderHead } from './orders.sql.ts'
import { type InvoiceChain, readChains } from './read-chain.ts'

/** Who takes the goods: the seller's own vehicle, a firm on file, or somebody known by name only. */
export type Carrier = { ownVehicle?: boolean; carrierOrgId?: string }
type Shipment = { head: OrderHead; carrier: Carrier }
export type Judged = {
  blocked: boolean
  hits: RuleHit[]
  /** What the rules say of lots that can't leave in their state; stock refuses those itself, with these rules. */
  lotHits: RuleHit[]
}

/**
 * The rules' word on lots that are about to leave: their papers, their carrier, their state, and for a hospital the
 * invoices behind them. Reads before anything is written; `products` are those of all lines.
 */
export async function judgeShipments(
  ctx: Ctx,
  shipments: readonly Shipment[],
  products: ReadonlyMap<string, ProductRow>,
): Promise<Map<string, Judged>> {
  const heads = shipments.map(one => one.head)
  const documents = heads.map(head => ({ orgId: head.orgId, documentId: head.orderId }))
  const pairs = heads.map(head => ({ sellerOrgId: head.orgId, buyerOrgId: head.buyerOrgId }))
  const carriers = shipments.flatMap(({ head, carrier }) =>
    carrier.carrierOrgId ? [{ sellerOrgId: carrier.carrierOrgId, buyerOrgId: head.orgId }] : [],
  )
  const firms = [...pairs, ...carriers].flatMap(pair => [pair.sellerOrgId, pair.buyerOrgId])
  const [lots, standings, approvals, grants] = await Promise.all([
    readReservations(ctx, documents),
    readStandings(ctx, firms),
    readRelations(ctx, carriers),
    readGrants(ctx, pairs),
  ])
  const approved = new Set(
    approvals.filter(one => one.supplierApproved).map(one => `${one.sellerOrgId}|${one.buyerOrgId}`),
  )
  const chains = await readChains(ctx, hospitalLots(heads, lots, standings, products))
  const lotsOf = Map.groupBy(lots, lot => lot.documentId)
  const passedBy = grantsByPair(grants)
  return new Map(
    shipments.map(({ head, carrier }) => {
      const seller = standings.get(head.orgId)
      const buyer = standings.get(head.buyerOrgId)
      if (!seller || !buyer) throw new Error(`order ${head.number} names a firm that does not exist`)
      const known = carrier.carrierOrgId ? standings.get(carrier.carrierOrgId) : undefined
      const facts: ShipmentFacts['carrier'] = {
        own: carrier.ownVehicle ?? false,
        onFile: known?.state === 'active',
        approved: known?.state === 'active' && approved.has(`${known.orgId}|${head.orgId}`),
      }
      const judge = (lot: ReservedLine) =>
        judgeLot({ lot, seller, buyer, carrier: facts, date: ctx.today }, products, chains)
      const passed = passedBy(head.orgId, head.buyerOrgId)
      return [head.orderId, joined(lotsOf.get(head.orderId) ?? [], judge, passed)]
    }),
  )
}

type Judge = (lot: ReservedLine) => RuleHit[]

/** The hits of all lots of an order, each rule once for each product. */
function joined(lots: readonly ReservedLine[], judge: Judge, grants: readonly Grant[]): Judged {
  const hits = new Map<string, RuleHit>()
  for (const lot of lots)
    for (const hit of passHits(judge(lot), grants, lot.productId).hits) {
      const key = `${hit.ruleId}|${lot.productId}`
      if (hits.get(key)?.decision !== 'block') hits.set(key, hit)
    }
  const all = [...hits.values()]
  const papers = all.filter(hit => !isLotStateRule(hit.ruleId))
  return {
    blocked: papers.some(hit => hit.decision === 'block'),
    hits: papers,
    lotHits: all.filter(hit => isLotStateRule(hit.ruleId)),
  }
}

type LotToJudge = {
  lot: ReservedLine
  seller: Standing
  buyer: Standing
  carrier: ShipmentFacts['carrier']
  date: string
}

function judgeLot(
  { lot, seller, buyer, carrier, date }: LotToJudge,
  products: ReadonlyMap<string, ProductRow>,
  chains: ReadonlyMap<string, InvoiceChain>,
): RuleHit[] {
  const product = products.get(lot.productId)
  if (!product) throw new Error(`lot ${lot.lotNo} is of a product that does not exist`)
  const lacks = lackingOn(product)
  const shared = { date, seller: firmOf(seller), buyer: firmOf(buyer), product: product.facts }
  const verdict = judgeShipment({
    ...shared,
    lot: {
      expiresOn: lot.expiresOn,
      accepted: lot.quality === 'accepted',
      recalled: lot.recalled,
      stopped: lot.stops > 0,
      placeFits: lot.placeFits,
      hasReport: lot.report !== '',
    },
    note: { complete: lacks.length === 0, lacks: lacks.join('、') },
    carrier,
  })
  const hits: RuleHit[] = refusalHits(verdict, lot.productId)
  const chain = chains.get(chainKey(lot))
  if (!chain || buyer.kind !== 'hospital') return hits
  return [...hits, ...refusalHits(judgeInvoices({ ...shared, chain }), lot.productId)]
}

const HERBS: ReadonlySet<string> = new Set(['tcm_slices', 'tcm_material'])

const firmOf = ({ facts: { orgId, kind, province } }: Standing) => ({ orgId, kind, province })

const chainKey = (lot: { orgId: string; productId: string; lotNo: string }): string =>
  `${lot.orgId}|${lot.productId}|${lot.lotNo}`

/**
 * The fields of 药品管理法 §57 that come from the product; lot, parties, quantity, price and day are always there.
 * Slices and materials have no holder, and the catalogue does not know their maker or origin yet.
 */
function lackingOn(product: ProductRow): string[] {
  const fields: readonly (readonly [string, string])[] = [
    ['通用名称', product.genericName],
    ['剂型', product.form],
    ['规格', product.spec],
    ...(HERBS.has(product.scopeClass) ? [] : [['上市许可持有人（生产企业）', product.makerName] as const]),
  ]
  return fields.filter(([, value]) => value.trim() === '').map(([name]) => name)
}

/** Lots that go to hospitals, with the firms at the end of their chain. */
function hospitalLots(
  heads: readonly OrderHead[],
  lots: readonly ReservedLine[],
  standings: ReadonlyMap<string, Standing>,
  products: ReadonlyMap<string, ProductRow>,
) {
  const buyerOf = new Map(heads.map(head => [head.orderId, head.buyerOrgId]))
  return lots.flatMap(lot => {
    const buyer = standings.get(buyerOf.get(lot.documentId) ?? '')
    const product = products.get(lot.productId)
    if (buyer?.kind !== 'hospital' || !product?.facts.isDrug) return []
    const { orgId: sellerOrgId, productId, lotNo } = lot
    const { mahOrgId } = product.facts
    return [{ key: chainKey(lot), sellerOrgId, buyerOrgId: buyer.orgId, productId, lotNo, mahOrgId }]
  })
}
