import { makeIdentityNumber } from '@yaolian/codes'
import { plusDays, storeFile } from '@yaolian/kernel'
import { addSalesperson, nameSalesperson, requestRelations, stepRelations } from '@yaolian/party'
import type { NewPaper, PaperKind } from '@yaolian/party/contract'
import type { House } from '@yaolian/server'
import { requestFirstProducts } from '@yaolian/trade'
import { accepted, act, actorOf, allAccepted, at } from './act.ts'
import type { Customer } from './build-firms.ts'
import { type Chance, chanceOf } from './chance.ts'
import type { Firm, Person } from './plan-firms.ts'
import type { Priced } from './plan-goods.ts'

/**
 * Of so many customers one still waits, in turn for the department and for its head; never at the first seller of a
 * buyer, so that everybody can buy somewhere.
 */
const NOT_YET = 17
export function waiting(customers: readonly Customer[]): Set<number> {
  const known = new Set<Firm>()
  return new Set(
    customers.flatMap(({ buyer }, i) => {
      const isFirst = !known.has(buyer)
      known.add(buyer)
      return !isFirst && i % NOT_YET === NOT_YET - 1 ? [i] : []
    }),
  )
}

/** Ids of papers come from a stream of their own, so that they change nothing else of a world. */
const SEED = 20_261_123

const OF_SUPPLIER: readonly PaperKind[] = [
  'licence_copy',
  'business_licence',
  'annual_report',
  'seal_specimen',
  'note_specimen',
  'bank_account',
  'quality_agreement',
  'authorisation',
]
const OF_CUSTOMER: readonly PaperKind[] = ['licence_copy', 'business_licence', 'buyer_authorisation']
const OF_PRODUCT: readonly PaperKind[] = ['registration', 'leaflet', 'quality_standard', 'test_report']
const TERM: ReadonlySet<PaperKind> = new Set(['quality_agreement', 'authorisation', 'buyer_authorisation'])

type Asked = {
  firm: Firm
  partner: Firm
  direction: 'supplier' | 'customer'
  relationId: string
  i: number
  /** Who still has to sign. */
  waits?: 'nobody' | 'department' | 'head' | undefined
}
export type Approvals = { house: House; day: string; today: string }

/** One scanned sheet for each firm: what its files hold, as far as a demo needs it. */
export async function uploadPapers(house: House, firms: readonly Firm[], day: string) {
  const chance = chanceOf(SEED)
  const files = new Map<string, string>()
  for (const firm of firms) {
    const id = chance.id(day)
    const content = sheet(`Yaolian demo document ${firm.organisation.uscc ?? ''}`)
    const answer = await storeFile(house.db, actorOf(firm.people.trade), {
      id,
      name: '首营资料.pdf',
      content,
    })
    if (answer.status >= 400) throw new Error(`the world's paper was refused: ${answer.body}`)
    files.set(firm.organisation.orgId, id)
  }
  return files
}

/** A PDF of one line, the smallest that readers open. */
function sheet(line: string): Buffer {
  const text = `BT /F1 18 Tf 60 780 Td (${line}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return String(offset).padStart(10, '0')
  })
  const start = body.length
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map(o => `${o} 00000 n \n`).join('')}`
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(body, 'latin1')
}

const paperOf = (chance: Chance, kind: PaperKind, fileId: string, day: string, until: string): NewPaper => ({
  paperId: chance.id(day),
  kind,
  fileId,
  number: `${kind.slice(0, 2).toUpperCase()}-${chance.below(1_000_000)}`,
  ...(TERM.has(kind) && { validFrom: day, validTo: until }),
})

/** Both sides approve each other, three people on each; a few customers are left for the desk. */
export async function approveBothSides(
  { house, day, today }: Approvals,
  chance: Chance,
  customers: readonly Customer[],
  files: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const waits = waiting(customers)
  const asked = customers.flatMap(({ seller, buyer }, i): Asked[] => [
    {
      firm: seller,
      partner: buyer,
      direction: 'customer',
      relationId: chance.id(day),
      i,
      ...(waits.has(i) && { waits: (i / NOT_YET) % 2 < 1 ? 'head' : 'department' }),
    },
    { firm: buyer, partner: seller, direction: 'supplier', relationId: chance.id(day), i },
  ])
  await fileAll({ house, day, today }, asked, files)
  return new Map(
    asked
      .filter(one => one.direction === 'customer')
      .map(one => [`${one.firm.organisation.orgId}|${one.partner.organisation.orgId}`, one.relationId]),
  )
}

/**
 * Makers that the distributors buy from, and clinics that ask to buy: some of each still wait for the department or
 * for its head. Nobody trades with them in this world, so that what waits stops no order.
 */
export async function askMore(
  approvals: Approvals,
  customers: readonly Customer[],
  others: { makers: readonly Firm[]; clinics: readonly Firm[] },
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const ids = chanceOf(SEED + 4)
  const { day } = approvals
  const asked = [...Map.groupBy(customers, one => one.seller)].flatMap(([firm, own]) => {
    const known = new Set(own.map(one => one.buyer))
    const strangers = others.clinics.filter(clinic => !known.has(clinic)).slice(0, 2)
    return [
      ...others.makers.slice(0, 3).map((partner, i) => ({ partner, direction: 'supplier' as const, i })),
      ...strangers.map((partner, i) => ({ partner, direction: 'customer' as const, i: i + 1 })),
    ].map(one => ({ ...one, firm, relationId: ids.id(day), waits: LEFT[one.i % LEFT.length] }))
  })
  await fileAll(approvals, asked, files)
}
const LEFT = ['nobody', 'department', 'head'] as const

async function fileAll(
  { house, day, today }: Approvals,
  asked: readonly Asked[],
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const papers = chanceOf(SEED + 1 + asked.length)
  for (const [firm, own] of Map.groupBy(asked, one => one.firm)) {
    const fileId = files.get(firm.organisation.orgId)!
    const requests = own.map(({ relationId, partner, direction, i }) => ({
      relationId,
      partnerOrgId: partner.organisation.orgId,
      direction,
      reason: direction === 'customer' ? '申请开户' : '首营企业',
      papers: (direction === 'customer' ? OF_CUSTOMER : OF_SUPPLIER).map(kind =>
        // One pair in fifteen has an agreement that soon ends, so that the warning can be seen.
        paperOf(papers, kind, fileId, day, plusDays(today, i % 15 === 7 ? 20 : 300 + (i % 60))),
      ),
    }))
    await act(house, { person: firm.people.trade, now: at(day, 11) }, async ctx =>
      allAccepted(await requestRelations(ctx, requests)),
    )
    const reviewed = own.filter(one => one.waits !== 'department').map(one => one.relationId)
    const approved = own.filter(one => !one.waits || one.waits === 'nobody').map(one => one.relationId)
    await sign(house, firm, day, reviewed, approved)
  }
}

/** The department reviews, its head approves: two people, neither of whom asked. */
async function sign(
  house: House,
  firm: Firm,
  day: string,
  reviewed: readonly string[],
  approved: readonly string[],
): Promise<void> {
  const step = async (
    person: Person,
    hour: number,
    name: 'review' | 'approve',
    ids: readonly string[],
    reason: string,
  ) =>
    ids.length > 0 &&
    (await act(house, { person, now: at(day, hour) }, async ctx =>
      allAccepted(
        await stepRelations(
          ctx,
          ids.map(relationId => ({ relationId, step: name, reason })),
        ),
      ),
    ))
  await step(firm.people.quality, 13, 'review', reviewed, '资料齐全')
  await step(firm.people.head, 14, 'approve', approved, '准予')
}

/** What each pharmacy may order: of a big assortment the part that sells, of the shown pharmacy's everything. */
const RANGE = 300
const KINDS: ReadonlySet<string> = new Set(['pharmacy', 'chain', 'distributor'])

/** First purchases (首营品种), one file for each pair; the last products of a few wait, so that the desk has work. */
export async function approveProducts(
  { house, day }: Approvals,
  customers: readonly Customer[],
  carried: ReadonlyMap<string, readonly Priced[]>,
  files: ReadonlyMap<string, string>,
): Promise<Map<string, Set<string>>> {
  const chance = chanceOf(SEED + 2)
  const ranges = new Map<string, Set<string>>()
  for (const [n, [buyer, own]] of [...Map.groupBy(customers, one => one.buyer)].entries()) {
    const { orgId, kind } = buyer.organisation
    if (!KINDS.has(kind)) continue
    const range = new Set<string>()
    const taken = new Set<string>()
    ranges.set(orgId, range)
    const made: string[] = []
    for (const { seller } of own) {
      const goods = (carried.get(seller.organisation.orgId) ?? [])
        .filter(one => buyer.scope.includes(one.good.fact.scopeClass) && !taken.has(one.good.productId))
        .slice(0, n === 0 ? undefined : RANGE)
      if (goods.length === 0) continue
      // The last two pairs of products wait, one for the department and one for its head.
      const ask = async (some: readonly Priced[]): Promise<string> => {
        const relationId = chance.id(day)
        const request = {
          relationId,
          sellerId: seller.organisation.orgId,
          reason: '首营品种',
          productIds: some.map(({ good }) => good.productId),
          papers: OF_PRODUCT.map(paper => paperOf(chance, paper, files.get(orgId)!, day, day)),
        }
        await act(house, { person: buyer.people.trade, now: at(day, 12) }, async ctx =>
          accepted(await requestFirstProducts(ctx, request)),
        )
        return relationId
      }
      const bought = made.length === 0 && goods.length > 20 ? goods.slice(0, -4) : goods
      for (const { good } of goods) taken.add(good.productId)
      for (const { good } of bought) range.add(good.productId)
      if (bought.length < goods.length) {
        await ask(goods.slice(-2))
        await sign(house, buyer, day, [await ask(goods.slice(-4, -2))], [])
      }
      made.push(await ask(bought))
    }
    if (made.length > 0) await sign(house, buyer, day, made, made)
  }
  return ranges
}

/** Two salespeople at each seller, whose regions hold all its customers, and one whose authorisation ended. */
export async function authoriseSalespeople(
  { house, day, today }: Approvals,
  customers: readonly Customer[],
  relations: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const chance = chanceOf(SEED + 3)
  for (const [seller, own] of Map.groupBy(customers, one => one.seller)) {
    const { orgId } = seller.organisation
    const regions = [...new Set(own.map(one => one.buyer.organisation.province))]
    const add = (name: string, validTo: string, now: string) => {
      const salespersonId = chance.id(day)
      const bornOn = chance.day('1975-01-01', 9_000)
      const one = {
        salespersonId,
        name,
        regions,
        validFrom: plusDays(day, -30),
        validTo,
        fileId: files.get(orgId)!,
        idNumber: makeIdentityNumber(chance.below, { region: seller.district.adcode, bornOn }),
      }
      return act(house, { person: seller.people.quality, now }, async ctx =>
        accepted(await addSalesperson(ctx, one)),
      ).then(() => salespersonId)
    }
    const people = [
      await add('周岚', plusDays(today, 240), at(day, 10)),
      await add('吴峻', plusDays(today, 25), at(day, 10)),
    ]
    await add('郑远', plusDays(day, 20), at(day, 10))
    for (const [n, person] of people.entries()) {
      const ids = own
        .filter((_, i) => i % people.length === n)
        .map(one => relations.get(`${orgId}|${one.buyer.organisation.orgId}`)!)
      if (ids.length > 0)
        await act(house, { person: seller.people.quality, now: at(day, 16) }, async ctx =>
          accepted(await nameSalesperson(ctx, ids, person)),
        )
    }
  }
}
