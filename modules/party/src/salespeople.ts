import { parseIdentityNumber } from '@yaolian/codes'
import {
  type Ctx,
  type Download,
  decodeKey,
  isId,
  isRefusal,
  keepFiles,
  limitOf,
  NotFound,
  pageOf,
  patternOf,
  permit,
  type Refusal,
  readFile,
  refuse,
  Stale,
} from '@yaolian/kernel'
import type { NewSalesperson, SalespersonRow, ScopeClass } from './contract.ts'
import { nameSalespeople, relationsBetween, relationsById } from './relation.sql.ts'
import {
  countSalespeople,
  insertSalesperson,
  insertSalespersonStep,
  responsibleFor,
  revokeSalespersonRow,
  salespersonById,
  salespersonPage,
} from './salesperson.sql.ts'
import { standOf } from './salesperson-stand.ts'

const LAST_DAY = '9999-12-31'
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const COUNT_MAX = 10_000
/** What a buyer sees of one supplier: its salespeople whose authorisation ends last. */
const SHOWN_MAX = 50

type Query = { q?: string; after?: string; limit?: string }
type Found = Awaited<ReturnType<typeof salespersonPage>>[number]

/** 420106198001011234 → 420106********1234: who it is can be compared, the number cannot be used. */
export const maskIdNumber = (number: string): string =>
  number.slice(0, 6) + '*'.repeat(Math.max(0, number.length - 10)) + number.slice(-4)

/**
 * Adds a salesperson with the firm's stamped authorisation (销售人员授权书): who, which regions, which products, from when
 * to when. Of the ID number only the masked form is kept.
 */
export async function addSalesperson(ctx: Ctx, one: NewSalesperson) {
  permit(ctx, 'party.salesperson.edit')
  const { userId, orgId } = ctx.actor
  if (!userId) return refuse('party.person_needed')
  const refusal = decideSalesperson(one, ctx.today)
  if (refusal) return refusal
  const kept = await keepFiles(ctx, [{ orgId, fileId: one.fileId }], ['pdf', 'jpeg', 'png', 'webp'])
  if (isRefusal(kept)) return kept
  const { salespersonId } = one
  await Promise.all([
    insertSalesperson(ctx, {
      org: orgId,
      salesperson: salespersonId,
      name: one.name.trim(),
      idMasked: maskIdNumber(one.idNumber.trim().toUpperCase()),
      phone: one.phone ?? '',
      regions: one.regions,
      classes: one.classes ?? [],
      products: one.productIds ?? [],
      validFrom: one.validFrom,
      validTo: one.validTo,
      fileId: one.fileId,
      fileName: kept[0]?.name ?? '',
      user: userId,
      userName: ctx.actor.name,
      at: ctx.now,
    }),
    note(ctx, userId, salespersonId, 1, 'add', ''),
  ])
  record(ctx, salespersonId, 'added', one.validTo)
  return { salespersonId, version: 1 }
}

function decideSalesperson(
  one: Pick<NewSalesperson, 'idNumber' | 'validFrom' | 'validTo'>,
  today: string,
): Refusal | null {
  const read = parseIdentityNumber(one.idNumber)
  if (!read.ok) return refuse('party.id_number_malformed', { at: read.at, why: read.why })
  if (one.validTo < one.validFrom) return refuse('party.authorisation_days', {})
  if (one.validTo < today) return refuse('party.authorisation_ended', { validTo: one.validTo })
  return null
}

/** Takes an authorisation back before it ends; from now on nothing is sold through this person. */
export async function revokeSalesperson(ctx: Ctx, salespersonId: string, reason: string) {
  permit(ctx, 'party.salesperson.edit')
  const { userId, orgId } = ctx.actor
  if (!userId) return refuse('party.person_needed')
  const found = await salespersonById(ctx, { org: orgId, salesperson: salespersonId })
  if (!found) throw new NotFound('salesperson')
  if (found.state === 'revoked') return refuse('party.salesperson_revoked', { name: found.name })
  const version = found.version + 1
  const [changed] = await Promise.all([
    revokeSalespersonRow(ctx, { org: orgId, salesperson: salespersonId, version: found.version, reason }),
    note(ctx, userId, salespersonId, version, 'revoke', reason),
  ])
  if (changed === 0) throw new Stale('somebody else changed this authorisation')
  record(ctx, salespersonId, 'revoked', found.validTo)
  return { salespersonId, version }
}

const note = (ctx: Ctx, user: string, salesperson: string, version: number, step: string, reason: string) =>
  insertSalespersonStep(ctx, {
    org: ctx.actor.orgId,
    salesperson,
    version,
    step,
    reason,
    user,
    name: ctx.actor.name,
    at: ctx.now,
  })

const record = (ctx: Ctx, salespersonId: string, step: string, validTo: string): void =>
  ctx.record({
    type: 'party.salesperson_changed',
    orgId: ctx.actor.orgId,
    subjectId: salespersonId,
    data: { step, validTo },
  })

/**
 * Names who answers for customers (many at once); orders of that buyer are sold under that person's authorisation
 * from then on. Null: nobody. Throws NotFound where a file is not a customer's of the actor's firm.
 */
export async function nameSalesperson(
  ctx: Ctx,
  relationIds: readonly string[],
  salespersonId: string | null,
): Promise<{ named: number } | Refusal> {
  permit(ctx, 'party.salesperson.edit')
  const org = ctx.actor.orgId
  const [relations, person] = await Promise.all([
    relationsById(ctx, { org, ids: relationIds }),
    salespersonId ? salespersonById(ctx, { org, salesperson: salespersonId }) : null,
  ])
  if (relations.length < relationIds.length || relations.some(r => r.direction !== 'customer'))
    throw new NotFound('relation')
  if (salespersonId && !person) throw new NotFound('salesperson')
  const stand = person && standOf(person, ctx.today)
  if (person && stand !== 'authorised' && stand !== 'not_begun')
    return refuse('party.salesperson_unauthorised', { name: person.name, stand })
  await nameSalespeople(ctx, { org, ids: relationIds, salespeople: relationIds.map(() => salespersonId) })
  for (const { relationId, partnerOrgId } of relations)
    ctx.record({
      type: 'party.salesperson_named',
      orgId: org,
      subjectId: relationId,
      data: { partnerOrgId, salespersonId },
    })
  return { named: relations.length }
}

export async function listSalespeople(
  ctx: Ctx,
  query: Query,
): Promise<{ rows: SalespersonRow[]; next: string | null }> {
  permit(ctx, 'party.relation.read')
  const [to, id] = decodeKey(query.after, 2) ?? []
  const ours = typeof to === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(to) && typeof id === 'string' && isId(id)
  const limit = limitOf(query)
  const found = await salespersonPage(ctx, {
    org: ctx.actor.orgId,
    pattern: patternOf(query.q),
    beforeTo: ours ? to : LAST_DAY,
    beforeId: ours ? id : LAST_ID,
    limit: limit + 1,
  })
  return pageOf(
    found.map(row => asRow(row, ctx.today)),
    limit,
    row => [row.validTo, row.salespersonId],
  )
}

export async function showSalesperson(ctx: Ctx, salespersonId: string): Promise<SalespersonRow> {
  permit(ctx, 'party.relation.read')
  const found = await salespersonById(ctx, { org: ctx.actor.orgId, salesperson: salespersonId })
  if (!found) throw new NotFound('salesperson')
  return asRow(found, ctx.today)
}

export async function countOwn(ctx: Ctx, query: Query): Promise<{ count: number; exact: boolean }> {
  permit(ctx, 'party.relation.read')
  const { count } = await countSalespeople(ctx, { org: ctx.actor.orgId, pattern: patternOf(query.q) })
  return { count: Math.min(count, COUNT_MAX), exact: count <= COUNT_MAX }
}

function asRow({ state, fileId: _, ...row }: Found, today: string): SalespersonRow {
  return { ...row, classes: row.classes as ScopeClass[], stand: standOf({ ...row, state }, today) }
}

/** The seller has the actor's firm as a customer: its own word that it buys there is not enough. */
async function isCustomerOf(ctx: Ctx, seller: string): Promise<boolean> {
  const customer = { orgs: [seller], directions: ['customer'], partners: [ctx.actor.orgId] }
  const [known] = await relationsBetween(ctx, customer)
  return known?.state === 'approved'
}

/**
 * A supplier's salespeople as its buyer may see them, and who of them answers for this buyer. Numbers of identity cards
 * are for its customers.
 */
export async function suppliersSalespeople(ctx: Ctx, supplierOrgId: string) {
  ctx.widen([supplierOrgId])
  const [isCustomer, found, named] = await Promise.all([
    isCustomerOf(ctx, supplierOrgId),
    salespersonPage(ctx, {
      org: supplierOrgId,
      pattern: null,
      beforeTo: LAST_DAY,
      beforeId: LAST_ID,
      limit: SHOWN_MAX,
    }),
    responsibleFor(ctx, { seller: supplierOrgId, buyer: ctx.actor.orgId }),
  ])
  return found.map(row => {
    const { productIds, customers: _, phone: __, version: ___, ...shown } = asRow(row, ctx.today)
    return {
      ...shown,
      idMasked: isCustomer ? shown.idMasked : '',
      products: productIds.length,
      responsible: row.salespersonId === named?.salespersonId,
    }
  })
}

/** The stamped authorisation: of an own salesperson, or of one of a supplier in the actor's files. */
export async function downloadAuthorisation(
  ctx: Ctx,
  orgId: string,
  salespersonId: string,
): Promise<Download> {
  permit(ctx, 'party.relation.read')
  const own = ctx.actor.orgId
  if (orgId !== own) {
    ctx.widen([orgId])
    if (!(await isCustomerOf(ctx, orgId))) throw new NotFound('salesperson')
  }
  const found = await salespersonById(ctx, { org: orgId, salesperson: salespersonId })
  const file = found && (await readFile(ctx, { orgId, fileId: found.fileId }))
  if (!file) throw new NotFound('salesperson')
  return { contentType: file.contentType, fileName: file.name, body: file.content }
}
