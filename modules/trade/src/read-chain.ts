import type { Ctx } from '@yaolian/kernel'
import { readStandings, type Standing } from '@yaolian/party'
import { type ChainNode, countInvoices } from '@yaolian/rulebook'
import { lotSuppliers, supplierFirms } from './chain.sql.ts'

/** A lot that goes to a hospital. */
export type ChainQuestion = {
  key: string
  sellerOrgId: string
  buyerOrgId: string
  productId: string
  lotNo: string
  mahOrgId: string | null
}
export type InvoiceChain = { passes: number; complete: boolean }

/** Three firms before the seller are enough: their invoices are already more than two. */
const HOPS_MAX = 3
/** A lot that several firms supplied is judged by the worst of so many ways. */
const WAYS_MAX = 16

/**
 * How many invoices lie between the producer and the hospital, as far as deliveries in this house tell. Where a lot
 * came on several ways the longest counts: units of one lot can't be told apart. The walk looks into the records of
 * the suppliers, and gives numbers only.
 */
export async function readChains(
  ctx: Ctx,
  questions: readonly ChainQuestion[],
): Promise<Map<string, InvoiceChain>> {
  if (questions.length === 0) return new Map()
  const firms = new Map(
    await readStandings(
      ctx,
      questions.flatMap(one => [one.sellerOrgId, one.buyerOrgId]),
    ),
  )
  let open = questions.map(one => ({ question: one, ways: [[one.sellerOrgId]] as string[][] }))
  for (let hop = 0; hop < HOPS_MAX; hop++) open = await oneHopBack(ctx, open, firms)
  return new Map(
    open.map(({ question, ways }) => {
      const node = (orgId: string) => nodeOf(firms.get(orgId), orgId, question.mahOrgId)
      const counted = ways.map(way => countInvoices([...way.map(node), node(question.buyerOrgId)]))
      return [question.key, counted.reduce(worse)]
    }),
  )
}

type Walk = { question: ChainQuestion; ways: string[][] }

async function oneHopBack(ctx: Ctx, walks: readonly Walk[], firms: Map<string, Standing>): Promise<Walk[]> {
  const asked = walks.flatMap(({ question, ways }) =>
    ways
      .map(way => way[0] as string)
      .filter(orgId => !isProducer(firms.get(orgId), orgId, question.mahOrgId))
      .map(orgId => ({ orgId, productId: question.productId, lotNo: question.lotNo })),
  )
  if (asked.length === 0) return [...walks]
  ctx.widen(asked.map(one => one.orgId))
  const partners = await supplierFirms(ctx, { buyers: [...new Set(asked.map(one => one.orgId))] })
  if (partners.length === 0) return [...walks]
  ctx.widen(partners.map(one => one.sellerOrgId))
  const found = await lotSuppliers(ctx, {
    buyers: asked.map(one => one.orgId),
    products: asked.map(one => one.productId),
    lots: asked.map(one => one.lotNo),
  })
  for (const [orgId, standing] of await readStandings(
    ctx,
    found.map(one => one.sellerOrgId),
  ))
    firms.set(orgId, standing)
  const before = Map.groupBy(found, one => `${one.buyerOrgId}|${one.productId}|${one.lotNo}`)
  return walks.map(({ question, ways }) => ({
    question,
    ways: ways
      .flatMap(way => {
        const suppliers = before.get(`${way[0]}|${question.productId}|${question.lotNo}`) ?? []
        const further = suppliers.filter(one => !way.includes(one.sellerOrgId))
        return further.length === 0 ? [way] : further.map(one => [one.sellerOrgId, ...way])
      })
      .slice(0, WAYS_MAX),
  }))
}

const isProducer = (firm: Standing | undefined, orgId: string, mahOrgId: string | null): boolean =>
  orgId === mahOrgId || firm?.kind === 'mah' || firm?.kind === 'manufacturer'

const nodeOf = (firm: Standing | undefined, orgId: string, mahOrgId: string | null): ChainNode => ({
  orgId,
  groupId: firm?.facts.headOrgId ?? orgId,
  producer: isProducer(firm, orgId, mahOrgId),
})

/** More invoices are worse; of as many, the way that is not known to its end. */
const worse = (one: InvoiceChain, other: InvoiceChain): InvoiceChain =>
  other.passes > one.passes || (other.passes === one.passes && !other.complete) ? other : one
