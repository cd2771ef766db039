import { Day, Id, ListQuery, page, RuleHit } from '@yaolian/kernel/contract'
import { Deed, OrganisationKind } from '@yaolian/rulebook/contract'
import Type, { type Static } from 'typebox'

/** Any day of this century: rules know from when they count. */
const BusinessDay = Type.String({ pattern: '^20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })

export const SimulationQuery = Type.Object({
  sellerId: Type.Optional(Id),
  buyerId: Id,
  productId: Id,
  date: Type.Optional(BusinessDay),
  quantity: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,8}$' })),
})
export type SimulationQuery = Static<typeof SimulationQuery>

const Verdict = Type.Enum(['allow', 'warn', 'block'])
const Firm = Type.Object({
  orgId: Id,
  name: Type.String(),
  kind: OrganisationKind,
  province: Type.Union([Type.String(), Type.Null()], { description: 'whose rules count too, such as CN-42' }),
})

export const Simulation = Type.Object({
  date: Day,
  quantity: Type.Integer(),
  seller: Firm,
  buyer: Firm,
  product: Type.Object({ productId: Id, genericName: Type.String(), spec: Type.String() }),
  decision: Verdict,
  closedFirm: Type.Union([Id, Type.Null()], { description: 'a firm that the platform has closed' }),
  hits: Type.Array(RuleHit),
  rules: Type.Array(
    Type.Object({
      ruleId: Type.String(),
      version: Type.Integer(),
      deed: Deed,
      decision: Type.Enum(['block', 'warn', 'record']),
      outcome: Type.Enum(['met', 'aside', 'broken', 'unknown', 'passed']),
      facts: Type.Record(Type.String(), Type.Unknown()),
    }),
    { description: 'every rule in force on the day and what it made of the facts' },
  ),
  changes: Type.Array(
    Type.Object({
      what: Type.String({ description: 'approve, renew, scope, licence, verify, publish, approval' }),
      side: Type.Enum(['seller', 'buyer', 'product', 'relation']),
      about: Type.String(),
      fixes: Type.Array(Type.String()),
      enough: Type.Boolean(),
    }),
    { description: 'what would satisfy a rule that blocks now' },
  ),
  together: Type.Boolean({ description: 'all these changes together open the trade' }),
})
export type Simulation = Static<typeof Simulation>

export const CustomersQuery = Type.Object({
  ...ListQuery.properties,
  productId: Id,
  date: Type.Optional(BusinessDay),
})
export const CustomersFileQuery = Type.Object({
  productId: Id,
  date: Type.Optional(BusinessDay),
  lang: Type.Optional(Type.Enum(['zh', 'en'])),
})
export const CustomerVerdict = Type.Object({
  buyerId: Id,
  name: Type.String(),
  kind: OrganisationKind,
  city: Type.String(),
  decision: Verdict,
  closedFirm: Type.Boolean(),
  hits: Type.Array(RuleHit),
})
export type CustomerVerdict = Static<typeof CustomerVerdict>
export const CustomerVerdicts = page(CustomerVerdict)
