import { type Ctx, Stale } from '@yaolian/kernel'
import {
  holdLines,
  insertItems,
  insertMatches,
  insertReceipts,
  openItems,
  payItems,
  unmatchedReceipts,
  useReceipts,
} from './items.sql.ts'
import { type CreditPair, pairKey } from './line.ts'
import { liftOverdue } from './lines.sql.ts'
import { type Match, matchOldest } from './match-oldest.ts'
import { recordChanges } from './record-change.ts'

/**
 * A signed order that the buyer now owes; `orgId` is the seller. `dueOn` is what the order agreed; left out, the
 * line's present term counts from `issuedOn`.
 */
export type NewOpenItem = {
  orgId: string
  itemId: string
  buyerOrgId: string
  documentNo: string
  issuedOn: string
  dueOn?: string
  amountFen: number
}
/** A payment or a return; `itemId` names the item that a return takes back from, the oldest come after it. */
export type Receipt = {
  orgId: string
  receiptId: string
  buyerOrgId: string
  kind: 'payment' | 'return'
  documentNo: string
  receivedOn: string
  amountFen: number
  itemId?: string | null
}
export type Settlement = {
  receiptId: string
  matched: { itemId: string; documentNo: string; amountFen: number }[]
  /** Left over: pays the buyer's next items by itself. */
  prepaidFen: number
}

/**
 * Adds what signed orders made the buyers owe, in two flights or one where nobody paid ahead; a payment that was
 * left over pays them at once. Part of its caller's transaction and permit; call it before the ledger.
 */
export async function addOpenItems(ctx: Ctx, items: readonly NewOpenItem[]): Promise<void> {
  if (items.length === 0) return
  const pairs = pairsOf(items)
  const [, added, receipts] = await Promise.all([
    holdLines(ctx, pairs),
    insertItems(ctx, {
      orgs: items.map(i => i.orgId),
      ids: items.map(i => i.itemId),
      buyers: items.map(i => i.buyerOrgId),
      numbers: items.map(i => i.documentNo),
      days: items.map(i => i.issuedOn),
      dues: items.map(i => i.dueOn ?? null),
      amounts: items.map(i => i.amountFen),
    }),
    unmatchedReceipts(ctx, pairs),
  ])
  if (added !== items.length)
    throw new Error(`${items.length - added} of ${items.length} items have no credit line`)
  if (receipts.length === 0) return
  const open = await openItems(ctx, pairs)
  await write(ctx, matchPairs(open, receipts, new Map()))
}

/**
 * Lets payments and returns pay the oldest items of their buyers, exactly; what is over stays as prepayment. Lines
 * that were locked for being overdue, and are no more, open again. Gives one settlement for each receipt, in order.
 */
export async function settleOpenItems(ctx: Ctx, receipts: readonly Receipt[]): Promise<Settlement[]> {
  if (receipts.length === 0) return []
  const pairs = pairsOf(receipts)
  const [held, , open, unmatched] = await Promise.all([
    holdLines(ctx, pairs),
    insertReceipts(ctx, {
      orgs: receipts.map(r => r.orgId),
      ids: receipts.map(r => r.receiptId),
      buyers: receipts.map(r => r.buyerOrgId),
      kinds: receipts.map(r => r.kind),
      numbers: receipts.map(r => r.documentNo),
      days: receipts.map(r => r.receivedOn),
      amounts: receipts.map(r => r.amountFen),
    }),
    openItems(ctx, pairs),
    unmatchedReceipts(ctx, pairs),
  ])
  if (held.length !== pairs.sellers.length) throw new Error('a receipt of a buyer without a credit line')
  const named = new Map(receipts.flatMap(r => (r.itemId ? [[r.receiptId, r.itemId] as const] : [])))
  const matches = matchPairs(open, unmatched, named)
  const lifted = await write(ctx, matches, pairs)
  recordChanges(ctx, lifted, 'settled')
  const numbers = new Map(open.map(item => [item.itemId, item.documentNo]))
  return receipts.map(({ receiptId, amountFen }) => {
    const matched = matches
      .filter(match => match.receiptId === receiptId)
      .map(m => ({ itemId: m.itemId, documentNo: numbers.get(m.itemId) ?? '', amountFen: m.amountFen }))
    return { receiptId, matched, prepaidFen: amountFen - matched.reduce((sum, m) => sum + m.amountFen, 0) }
  })
}

type PairLists = { sellers: string[]; buyers: string[] }

function pairsOf(rows: readonly { orgId: string; buyerOrgId: string }[]): PairLists {
  const distinct = new Map(rows.map(row => [`${row.orgId} ${row.buyerOrgId}`, row]))
  return {
    sellers: [...distinct.values()].map(row => row.orgId),
    buyers: [...distinct.values()].map(row => row.buyerOrgId),
  }
}

type OpenRow = CreditPair & { itemId: string; openFen: number }
type UnmatchedRow = CreditPair & { receiptId: string; unmatchedFen: number }
type OwnedMatch = Match & { orgId: string }

function matchPairs(
  open: readonly OpenRow[],
  receipts: readonly UnmatchedRow[],
  named: ReadonlyMap<string, string>,
): OwnedMatch[] {
  const itemsOf = Map.groupBy(open, pairKey)
  const receiptsOf = Map.groupBy(receipts, pairKey)
  return [...receiptsOf].flatMap(([pair, mine]) =>
    matchOldest(
      (itemsOf.get(pair) ?? []).map(item => ({ id: item.itemId, fen: item.openFen })),
      mine.map(r => ({ id: r.receiptId, fen: r.unmatchedFen, itemId: named.get(r.receiptId) ?? null })),
    ).map(match => ({ ...match, orgId: mine[0]?.sellerOrgId as string })),
  )
}

async function write(ctx: Ctx, matches: readonly OwnedMatch[], pairs?: PairLists) {
  const items = sumBy(matches, match => match.itemId)
  const receipts = sumBy(matches, match => match.receiptId)
  const [paid, used, , lifted] = await Promise.all([
    matches.length > 0 ? payItems(ctx, items) : 0,
    matches.length > 0 ? useReceipts(ctx, receipts) : 0,
    matches.length > 0 &&
      insertMatches(ctx, {
        orgs: matches.map(m => m.orgId),
        receipts: matches.map(m => m.receiptId),
        items: matches.map(m => m.itemId),
        amounts: matches.map(m => m.amountFen),
        at: ctx.now,
      }),
    pairs ? liftOverdue(ctx, { ...pairs, today: ctx.today, by: ctx.actor.name, at: ctx.now }) : [],
  ])
  if (paid !== items.ids.length || used !== receipts.ids.length)
    throw new Stale('items or receipts changed under their line')
  return lifted
}

function sumBy(matches: readonly OwnedMatch[], idOf: (match: OwnedMatch) => string) {
  const sums = new Map<string, { orgId: string; fen: number }>()
  for (const match of matches) {
    const id = idOf(match)
    sums.set(id, { orgId: match.orgId, fen: (sums.get(id)?.fen ?? 0) + match.amountFen })
  }
  return {
    orgs: [...sums.values()].map(sum => sum.orgId),
    ids: [...sums.keys()],
    amounts: [...sums.values()].map(sum => sum.fen),
  }
}
