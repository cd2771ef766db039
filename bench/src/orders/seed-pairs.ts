import { accountId } from '@yaolian/ledger'
import type pg from 'pg'
import { approvedSellers, buyerId, isOutOfCredit, type MarketSize, sellerId } from './sizes.ts'

const CHUNK = 20_000
const LIMIT_FEN = 100_000_000_000
/** Less than any order costs. */
const SPENT_LIMIT_FEN = 1

/** Who may buy from whom, for how much, and the ledger accounts that hold the limits. */
export async function seedPairs(client: pg.Client, size: MarketSize): Promise<void> {
  for (let start = 0; start < size.buyers; start += CHUNK) {
    const pairs: { seller: string; buyer: string; limitFen: number }[] = []
    for (let n = start; n < Math.min(size.buyers, start + CHUNK); n++)
      for (const seller of approvedSellers(size, n))
        pairs.push({
          seller: sellerId(seller),
          buyer: buyerId(n),
          limitFen: isOutOfCredit(n) ? SPENT_LIMIT_FEN : LIMIT_FEN,
        })
    const sides = [pairs.map(pair => pair.seller), pairs.map(pair => pair.buyer)]
    const limits = pairs.map(pair => pair.limitFen)
    const from = 'from unnest($1::uuid[], $2::uuid[]) as w (seller, buyer)'
    const withLimit = 'from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as w (seller, buyer, limit_fen)'
    await client.query(
      `insert into party.relation_approval (org_id, relation_id, direction, partner_org_id, state, requested_by,
              requested_name, requested_at)
       select seller, gen_random_uuid(), 'customer', buyer, 'approved', gen_random_uuid(), 'bench', now() ${from}
       union all
       select buyer, gen_random_uuid(), 'supplier', seller, 'approved', gen_random_uuid(), 'bench', now() ${from}`,
      sides,
    )
    await client.query(
      `insert into credit.granted (org_id, seller_org_id) select buyer, seller ${from}`,
      sides,
    )
    await client.query(
      `insert into credit.line (org_id, buyer_org_id, limit_fen, term_days, changed_by, changed_at)
       select seller, buyer, limit_fen, 30, 'bench', now() ${withLimit}`,
      [...sides, limits],
    )
    await client.query(
      `insert into ledger.account (org_id, account_id, code, party_org_id, debit_limit_fen, opened_at)
       select w.seller, w.account_id, '1122', w.buyer, w.limit_fen, now()
         from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::uuid[])
           as w (seller, buyer, limit_fen, account_id)`,
      [...sides, limits, pairs.map(pair => accountId(pair.seller, '1122', pair.buyer))],
    )
  }
  await seedMemoAccounts(client, size)
}

/** The account that stands against every order not yet signed for, one for each seller. */
async function seedMemoAccounts(client: pg.Client, size: MarketSize): Promise<void> {
  const sellers = Array.from({ length: size.sellers }, (_, n) => sellerId(n))
  await client.query(
    `insert into ledger.account (org_id, account_id, code, opened_at)
     select w.seller, w.account_id, '9001', now() from unnest($1::uuid[], $2::uuid[]) as w (seller, account_id)`,
    [sellers, sellers.map(seller => accountId(seller, '9001'))],
  )
}
