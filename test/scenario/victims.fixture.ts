import { newId } from '@yaolian/kernel'
import type { Client } from '@yaolian/tools'
import type pg from 'pg'
import { addPerson, come, type Staff, staffOf } from './market.fixture.ts'

/** A distributor and a pharmacy that trade with each other: whose order, return, stock and people others are after. */
export type Victims = { seller: Staff; buyer: Client }

/** The two who made the journey, with a hold and a key besides, so that the seller has something of every kind. */
export async function tradersOf(url: string): Promise<Victims> {
  const buyer = await come(url, 'pharmacy')
  const { rows } = await buyer.get<{ rows: { partnerId: string }[] }>('/trade/purchases?limit=1')
  const seller = await staffOf(url, rows[0]!.partnerId)
  const lots = await seller.sales.get<{ rows: { lotId: string }[] }>('/stock/lots?limit=1')
  const hold = { cause: 'doubt', reason: '外观可疑' }
  await seller.quality.command(`/stock/lots/${lots.rows[0]!.lotId}/hold`, hold)
  const admin = await addPerson(url, seller.sales.organisationId, 'theirs.admin', 'seller_admin')
  await admin.post('/identity/keys', { keyId: newId(), name: 'erp', rights: ['stock.read'], days: 30 })
  return { buyer, seller }
}
const orgsOf = ({ seller, buyer }: Victims): string[] => [seller.sales.organisationId, buyer.organisationId]

/** One id of each kind that is the seller's ($1) or the buyer's ($2), by the name that routes give it. */
const THEIRS: Record<string, string> = {
  orderId: 'select order_id from trade.sales_order where (org_id, buyer_org_id) = ($1, $2)',
  returnId: 'select return_id from trade.return_request where (org_id, buyer_org_id) = ($1, $2)',
  relationId: 'select relation_id from party.relation_approval where (org_id, partner_org_id) = ($1, $2)',
  paperId: 'select paper_id from party.approval_paper where org_id = $1 and $1 <> $2',
  salespersonId: 'select salesperson_id from party.salesperson where org_id = $1 and $1 <> $2',
  lotId: 'select lot_id from stock.lot where org_id = $1 and $1 <> $2',
  stockId: 'select stock_id from stock.stock where org_id = $1 and $1 <> $2',
  holdId: 'select hold_id from stock.hold where org_id = $1 and $1 <> $2',
  placeId: "select place_id from stock.place where kind = 'warehouse' and org_id = $1 and $1 <> $2",
  licenceId: 'select licence_id from party.licence where org_id = $1 and $1 <> $2',
  userId: 'select user_id from identity.membership where org_id = $1 and $1 <> $2',
  keyId: 'select key_id from identity.api_key where org_id = $1 and $1 <> $2',
  sessionId: 'select session_id from identity.session where org_id = $1 and $1 <> $2',
  addressId: 'select address_id from party.address where org_id = $2 and $1 <> $2',
  orgId: 'select $1 where $1 <> $2',
}
/** Other names under which routes take the same. */
const ALIASES: Record<string, string> = {
  shipToId: 'addressId',
  toPlaceId: 'placeId',
  relationIds: 'relationId',
  subjectId: 'orderId',
  partyOrgId: 'orgId',
  parentOrgId: 'orgId',
  'f.place': 'placeId',
  'f.seller': 'orgId',
  'f.partner': 'orgId',
}

export async function theirIds(owner: pg.Client, victims: Victims): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const [kind, text] of Object.entries(THEIRS)) {
    const typed = text.replaceAll('$1', '$1::uuid').replaceAll('$2', '$2::uuid')
    const { rows } = await owner.query({
      text: `${typed} limit 1`,
      values: orgsOf(victims),
      rowMode: 'array',
    })
    if (!rows[0]) throw new Error(`the victims have no ${kind}`)
    found.set(kind, String(rows[0][0]))
  }
  for (const [alias, kind] of Object.entries(ALIASES)) found.set(alias, found.get(kind)!)
  return found
}

type Table = { name: string; keys: string[]; uuids: string[] }

/** Every table whose rows belong to organisations, with its uuid columns and those of its primary key. */
async function ownedTables(owner: pg.Client): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    select c.oid::regclass::text as name,
           array_agg(a.attname::text) filter (where a.attnum = any (i.indkey) and a.attname <> 'org_id') as keys,
           array_agg(a.attname::text) as uuids
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.atttypid = 'uuid'::regtype and not a.attisdropped
      left join pg_index i on i.indrelid = c.oid and i.indisprimary
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
       and exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'org_id')
     group by c.oid`)
  return rows.map(row => ({ ...row, keys: row.keys ?? [] }))
}

async function idsIn(owner: pg.Client, text: string, orgs: readonly string[] = []): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(text, orgs.length > 0 ? [orgs] : [])
  return rows.map(row => row.id)
}

/** Ids of rows that belong to the victims and are nowhere in what belongs to the strangers or to everybody. */
export async function privateIds(
  owner: pg.Client,
  victims: Victims,
  strangers: readonly string[],
): Promise<Set<string>> {
  const theirs = new Set<string>()
  const known = new Set([
    ...(await idsIn(owner, 'select org_id as id from party.organisation')),
    ...(await idsIn(owner, 'select product_id as id from catalogue.product')),
  ])
  for (const { name, keys, uuids } of await ownedTables(owner)) {
    const of = (column: string) => `select distinct ${column} as id from ${name} where org_id = any ($1)`
    for (const key of keys) for (const id of await idsIn(owner, of(key), orgsOf(victims))) theirs.add(id)
    for (const column of uuids) for (const id of await idsIn(owner, of(column), strangers)) known.add(id)
  }
  return new Set([...theirs].filter(id => !known.has(id)))
}

/** A fingerprint of everything that belongs to the victims, table by table. */
export async function everythingOf(owner: pg.Client, victims: Victims): Promise<Record<string, string>> {
  const state: Record<string, string> = {}
  for (const { name } of await ownedTables(owner)) {
    const text = `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as id
                    from ${name} t where org_id = any ($1)`
    state[name] = (await idsIn(owner, text, orgsOf(victims)))[0]!
  }
  return state
}
