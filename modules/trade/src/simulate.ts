import { readProducts } from '@yaolian/catalogue'
import { type Ctx, NotFound, permit } from '@yaolian/kernel'
import {
  productKey,
  readCustomers,
  readFirstProducts,
  readRelations,
  readStandings,
  type Standing,
} from '@yaolian/party'
import {
  explainTrade,
  type Grant,
  judgeTrade,
  passHits,
  readGrants,
  refusalHits,
  whatWouldHelp,
} from '@yaolian/rulebook'
import type { TradeFacts } from '@yaolian/rulebook/contract'
import { refuseClosed } from './decide-order.ts'
import { factsOf } from './judge-line.ts'
import type { Simulation, SimulationQuery } from './simulate-contract.ts'

/**
 * May this seller sell this product to this buyer on a day, and why not? With everything that was tested and what
 * would change the answer. The firms' facts are those of today, the rules those of the day. A seller asks about its
 * own customers; `trade.simulate.any` about any two firms. Nothing is written, and no hit is kept.
 */
export async function simulate(ctx: Ctx, query: SimulationQuery): Promise<Simulation> {
  permit(ctx, 'trade.simulate')
  const sellerOrgId = query.sellerId ?? ctx.actor.orgId
  const { buyerId: buyerOrgId, productId } = query
  await permitPair(ctx, sellerOrgId, buyerOrgId)
  const pairs = [{ sellerOrgId, buyerOrgId }]
  const [standings, [relation], firsts, [product], grants] = await Promise.all([
    readStandings(ctx, [sellerOrgId, buyerOrgId]),
    readRelations(ctx, pairs),
    readFirstProducts(ctx, [{ buyerOrgId, productId }]),
    readProducts(ctx, [productId]),
    readGrants(ctx, pairs),
  ])
  const [seller, buyer] = [standings.get(sellerOrgId), standings.get(buyerOrgId)]
  if (!seller || !buyer) throw new NotFound('organisation')
  if (!product) throw new NotFound('product')
  const [date, quantity] = [query.date ?? ctx.today, Number(query.quantity ?? 1)]
  const productApproved = firsts.has(productKey({ buyerOrgId, productId }))
  const facts = factsOf({ date, seller, buyer, relation, productApproved, product, quantity })
  return {
    ...{ date, quantity, seller: firmOf(seller), buyer: firmOf(buyer) },
    product: { productId, genericName: product.genericName, spec: product.spec },
    ...answerFor(facts, grants, productId, closedOf(seller, buyer)),
  }
}

/** Whoever may not ask for any two firms asks for the own sales to firms that are customers already. */
async function permitPair(ctx: Ctx, sellerOrgId: string, buyerOrgId: string): Promise<void> {
  if (!ctx.actor.rights.has('trade.simulate.any')) {
    if (sellerOrgId !== ctx.actor.orgId) permit(ctx, 'trade.simulate.any')
    if (!(await readCustomers(ctx, [buyerOrgId])).has(buyerOrgId)) throw new NotFound('customer')
  }
  ctx.widen([sellerOrgId, buyerOrgId])
}

type Answer = Pick<Simulation, 'decision' | 'closedFirm' | 'hits' | 'rules' | 'changes' | 'together'>

function answerFor(
  facts: TradeFacts,
  grants: readonly Grant[],
  productId: string,
  closedFirm: string | null,
): Answer {
  const { blocked, hits } = passHits(refusalHits(judgeTrade(facts), productId), grants, productId)
  const passed = new Set(hits.flatMap(hit => (hit.overrideId ? [hit.ruleId] : [])))
  const rules = explainTrade(facts).map(({ jurisdiction: _, ...told }) => ({
    ...told,
    deed: 'trade' as const,
    outcome: passed.has(told.ruleId) ? ('passed' as const) : told.outcome,
  }))
  const decision = blocked || closedFirm ? 'block' : hits.length > 0 ? 'warn' : 'allow'
  return { decision, closedFirm, hits, rules, ...whatWouldHelp(facts) }
}

export const closedOf = (seller: Standing, buyer: Standing): string | null =>
  (refuseClosed(seller, buyer)?.facts.orgId as string | undefined) ?? null

const firmOf = ({ orgId, name, kind, facts: { province } }: Standing) => ({ orgId, name, kind, province })
