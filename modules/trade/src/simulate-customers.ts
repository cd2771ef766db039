import { readProducts } from '@yaolian/catalogue'
import { CSV_MARK, type Ctx, csvLine, type Download, NotFound, permit } from '@yaolian/kernel'
import {
  listRelations,
  productKey,
  readCustomers,
  readFirstProducts,
  readRelations,
  readStandings,
} from '@yaolian/party'
import { ORGANISATION_KINDS, readGrants, ruleMessage } from '@yaolian/rulebook'
import { grantsByPair, judgeLine } from './judge-line.ts'
import { closedOf } from './simulate.ts'
import type { CustomerVerdict } from './simulate-contract.ts'

/** A file is made of whole pages in one transaction; more customers than this are asked for page by page. */
const FILE_ROWS_MAX = 20_000

export type CustomersQuery = { productId: string; date?: string; after?: string; limit?: string }

/** One product and the caller's customers, page by page: who may buy it on a day, and the rules where not. */
export async function simulateCustomers(
  ctx: Ctx,
  query: CustomersQuery,
): Promise<{ rows: CustomerVerdict[]; next: string | null }> {
  permit(ctx, 'trade.simulate')
  const sellerOrgId = ctx.actor.orgId
  const { productId } = query
  const [[product], customers] = await Promise.all([
    readProducts(ctx, [productId]),
    listRelations(ctx, 'customer', {
      ...(query.after && { after: query.after }),
      ...(query.limit && { limit: query.limit }),
    }),
  ])
  if (!product) throw new NotFound('product')
  const partners = customers.rows.map(row => row.partner)
  // A draft or a refusal makes nobody a customer whose facts may be read.
  const known = await readCustomers(
    ctx,
    partners.map(partner => partner.orgId),
  )
  const buyers = partners.filter(partner => known.has(partner.orgId))
  ctx.widen(buyers.map(buyer => buyer.orgId))
  const pairs = buyers.map(buyer => ({ sellerOrgId, buyerOrgId: buyer.orgId }))
  const [standings, relations, firsts, grants] = await Promise.all([
    readStandings(ctx, [sellerOrgId, ...buyers.map(buyer => buyer.orgId)]),
    readRelations(ctx, pairs),
    readFirstProducts(
      ctx,
      buyers.map(buyer => ({ buyerOrgId: buyer.orgId, productId })),
    ),
    readGrants(ctx, pairs),
  ])
  const seller = standings.get(sellerOrgId)
  if (!seller) throw new NotFound('organisation')
  const relationOf = new Map(relations.map(row => [row.buyerOrgId, row]))
  const grantsOf = grantsByPair(grants)
  const rows = buyers.flatMap(({ orgId, name, kind, city }): CustomerVerdict[] => {
    const buyer = standings.get(orgId)
    if (!buyer) return []
    const productApproved = firsts.has(productKey({ buyerOrgId: orgId, productId }))
    const about = { relation: relationOf.get(orgId), productApproved, product, quantity: 1 }
    const line = { date: query.date ?? ctx.today, seller, buyer, ...about }
    const { blocked, hits } = judgeLine(line, grantsOf(sellerOrgId, orgId))
    const closedFirm = closedOf(seller, buyer) !== null
    const decision = blocked || closedFirm ? 'block' : hits.length > 0 ? 'warn' : 'allow'
    return [{ buyerId: orgId, name, kind, city, decision, closedFirm, hits }]
  })
  return { rows, next: customers.next }
}

const WORDS = {
  zh: {
    head: ['客户', '类型', '城市', '结论', '条款', '原因'],
    allow: '可售',
    warn: '可售（有提醒）',
    block: '不可售',
    closed: '企业已被平台停用',
    file: '客户可售清单',
  },
  en: {
    head: ['customer', 'kind', 'city', 'verdict', 'rules', 'why'],
    allow: 'allowed',
    warn: 'allowed with warnings',
    block: 'closed',
    closed: 'the platform has closed this firm',
    file: 'customers who may buy',
  },
} as const

/** The same as a file: every customer with the verdict and the reasons in one language. */
export async function customersFile(
  ctx: Ctx,
  query: { productId: string; date?: string; lang?: 'zh' | 'en' },
): Promise<Download> {
  const lang = query.lang ?? 'zh'
  const words = WORDS[lang]
  const lines = [csvLine(words.head)]
  let after: string | undefined
  do {
    const page = await simulateCustomers(ctx, { ...query, limit: '200', ...(after && { after }) })
    lines.push(...page.rows.map(row => csvLine(cellsOf(row, lang))))
    after = page.next ?? undefined
  } while (after && lines.length <= FILE_ROWS_MAX)
  return {
    contentType: 'text/csv; charset=utf-8',
    fileName: `${words.file} ${query.date ?? ctx.today}.csv`,
    body: Buffer.from(CSV_MARK + lines.join('')),
  }
}

function cellsOf(row: CustomerVerdict, lang: 'zh' | 'en'): string[] {
  const words = WORDS[lang]
  const why = row.hits.map(hit => ruleMessage(hit, lang) ?? hit.ruleId)
  return [
    row.name,
    ORGANISATION_KINDS[row.kind][lang],
    row.city,
    words[row.decision],
    row.hits.map(hit => hit.ruleId).join(' '),
    [...(row.closedFirm ? [words.closed] : []), ...why].join(lang === 'zh' ? '；' : '; '),
  ]
}
