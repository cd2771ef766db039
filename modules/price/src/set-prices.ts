import { type Ctx, isRefusal, newId, permit, type Refusal, refuse, Stale } from '@yaolian/kernel'
import {
  addContractPrices,
  addListPrices,
  addOffers,
  endContractPrices,
  endListPrices,
  lockContractPrices,
  lockListPrices,
} from './change.sql.ts'
import { type PriceChange, refuseChanges } from './check-changes.ts'
import { type Period, type PricePlan, planPrice } from './plan-price.ts'

export type ListChange = PriceChange
/** `validTo` null: until another contract price follows. */
export type ContractChange = PriceChange & { buyerOrgId: string; validTo?: string | null }
export type PricesSet = { changed: number; priceIds: string[] }
type Planned<C> = { change: C; priceId: string; plan: PricePlan }

/**
 * Sets list prices of the own organisation, each from its day until another follows; all or none. A price
 * of the same day is replaced, the running one ends the day before. Refuses with price.in_past,
 * price.vat_rate, price.not_positive, price.unknown_product, price.twice, price.overlap.
 */
export async function setListPrices(ctx: Ctx, changes: readonly ListChange[]): Promise<PricesSet | Refusal> {
  permit(ctx, 'price.change')
  const wrong = await refuseChanges(ctx, changes)
  if (wrong) return wrong
  const org = ctx.actor.orgId
  const products = [...new Set(changes.map(change => change.productId))]
  const active = await lockListPrices(ctx, { org, products })
  const planned = planAll(changes, active, of => of.productId)
  if (isRefusal(planned)) return planned
  const [, added] = await Promise.all([
    endListPrices(ctx, { org, ...endsOf(planned) }),
    addListPrices(ctx, { org, ...rowsOf(ctx, planned) }),
    addOffers(ctx, { org, products, now: ctx.now, byName: ctx.actor.name }),
  ])
  staleUnless(added, planned.length)
  record(ctx, planned, () => null)
  return { changed: planned.length, priceIds: planned.map(p => p.priceId) }
}

/**
 * Sets what single buyers pay instead of the list price. Refuses as `setListPrices`, and
 * price.ends_before_start.
 */
export async function setContractPrices(
  ctx: Ctx,
  changes: readonly ContractChange[],
): Promise<PricesSet | Refusal> {
  permit(ctx, 'price.change')
  const wrong = await refuseChanges(ctx, changes)
  if (wrong) return wrong
  const org = ctx.actor.orgId
  const keyOf = (of: { buyerOrgId: string; productId: string }) => of.buyerOrgId + of.productId
  const pairs = [...new Map(changes.map(change => [keyOf(change), change])).values()]
  const active = await lockContractPrices(ctx, {
    org,
    buyers: pairs.map(pair => pair.buyerOrgId),
    products: pairs.map(pair => pair.productId),
  })
  const planned = planAll(changes, active, keyOf)
  if (isRefusal(planned)) return planned
  const products = [...new Set(changes.map(change => change.productId))]
  const [, added] = await Promise.all([
    endContractPrices(ctx, { org, ...endsOf(planned) }),
    addContractPrices(ctx, { org, buyers: changes.map(c => c.buyerOrgId), ...rowsOf(ctx, planned) }),
    addOffers(ctx, { org, products, now: ctx.now, byName: ctx.actor.name }),
  ])
  staleUnless(added, planned.length)
  record(ctx, planned, change => change.buyerOrgId)
  return { changed: planned.length, priceIds: planned.map(p => p.priceId) }
}

function staleUnless(added: number, planned: number): void {
  if (added !== planned) throw new Stale('a price was set by somebody else meanwhile')
}

/** One change for each key: two for one product in one command would leave open which one was meant. */
function planAll<
  C extends PriceChange & { validTo?: string | null },
  A extends Period & { productId: string },
>(changes: readonly C[], active: readonly A[], keyOf: (of: C | A) => string): Planned<C>[] | Refusal {
  const byKey = Map.groupBy(active, keyOf)
  const seen = new Set<string>()
  const planned: Planned<C>[] = []
  for (const change of changes) {
    const { productId, validFrom } = change
    if (seen.has(keyOf(change))) return refuse('price.twice', { productId })
    seen.add(keyOf(change))
    const plan = planPrice(byKey.get(keyOf(change)) ?? [], { validFrom, validTo: change.validTo ?? null })
    if (isRefusal(plan)) return { ...plan, facts: { productId, ...plan.facts } }
    planned.push({ change, priceId: newId(), plan })
  }
  return planned
}

function endsOf(planned: readonly { plan: PricePlan }[]) {
  const ends = planned.flatMap(({ plan }) => [
    ...plan.replaced.map(priceId => ({ priceId, state: 'replaced', validTo: null })),
    ...plan.shortened.map(({ priceId, validTo }) => ({ priceId, state: 'active', validTo })),
  ])
  return {
    ids: ends.map(end => end.priceId),
    states: ends.map(end => end.state),
    validTo: ends.map(end => end.validTo),
  }
}

const rowsOf = (ctx: Ctx, planned: readonly Planned<PriceChange>[]) => ({
  ids: planned.map(p => p.priceId),
  products: planned.map(p => p.change.productId),
  prices: planned.map(p => p.change.priceMicro),
  vatBps: planned.map(p => p.change.vatBp),
  validFrom: planned.map(p => p.change.validFrom),
  validTo: planned.map(p => p.plan.validTo),
  versions: planned.map(p => p.plan.version),
  reasons: planned.map(p => p.change.reason),
  now: ctx.now,
  byUser: ctx.actor.userId,
  byName: ctx.actor.name,
})

function record<C extends PriceChange>(
  ctx: Ctx,
  planned: readonly Planned<C>[],
  buyerOf: (change: C) => string | null,
): void {
  for (const { change, priceId, plan } of planned)
    ctx.record({
      type: 'price.changed',
      orgId: ctx.actor.orgId,
      subjectId: change.productId,
      data: {
        priceId,
        buyerOrgId: buyerOf(change),
        priceMicro: change.priceMicro,
        vatBp: change.vatBp,
        validFrom: change.validFrom,
        validTo: plan.validTo,
      },
    })
}
