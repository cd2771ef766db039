import { Day, Id, Instant, ListQuery, page } from '@yaolian/kernel/contract'
import Type, { type Static } from 'typebox'
import {
  ApprovalState,
  LicenceKind,
  LicenceState,
  OnlineBan,
  OrganisationKind,
  ProductState,
  RxClass,
  SalespersonFact,
  ScopeClass,
  TemperatureClass,
} from './vocabulary.ts'

export * from './vocabulary.ts'

const closed = { additionalProperties: false } as const

/** One licence as the rules see it. Days are inclusive; one without end carries a far day such as 2099-12-31. */
export const LicenceFacts = Type.Object(
  {
    kind: LicenceKind,
    scope: Type.Array(ScopeClass),
    validFrom: Day,
    validTo: Day,
    state: LicenceState,
  },
  closed,
)
export type LicenceFacts = Static<typeof LicenceFacts>

/** A buyer or seller on the business date. */
export const PartyFacts = Type.Object(
  {
    orgId: Type.String(),
    kind: OrganisationKind,
    isPerson: Type.Boolean({ description: 'a natural person, not a firm' }),
    licences: Type.Array(LicenceFacts),
    province: Type.Union([Type.String(), Type.Null()], {
      description: 'where it is registered, such as CN-42; null when nobody knows',
    }),
    headOrgId: Type.Union([Type.String(), Type.Null()], { description: 'the head of its chain or group' }),
    headKind: Type.Union([OrganisationKind, Type.Null()]),
    verifiedOn: Type.Union([Day, Type.Null()], {
      description: 'last day on which the platform verified one of its licences; null: never',
    }),
  },
  closed,
)
export type PartyFacts = Static<typeof PartyFacts>

export const ProductFacts = Type.Object(
  {
    scopeClass: ScopeClass,
    rx: RxClass,
    temperature: TemperatureClass,
    ephedrine: Type.Boolean({ description: '含麻黄碱类复方制剂' }),
    state: ProductState,
    approvalState: ApprovalState,
    isDrug: Type.Boolean(),
    mahOrgId: Type.Union([Type.String(), Type.Null()], {
      description: 'the organisation that holds the registration; null when it is not on the platform',
    }),
    deviceClass: Type.Enum([0, 1, 2, 3]),
    onlineBan: OnlineBan,
  },
  closed,
)
export type ProductFacts = Static<typeof ProductFacts>

/** Everything the rules may know about one order line between two firms. */
export const TradeFacts = Type.Object(
  {
    channel: Type.Enum(['b2b']),
    date: Day,
    seller: PartyFacts,
    buyer: PartyFacts,
    relation: Type.Object(
      {
        supplierApproved: Type.Boolean({ description: 'the buyer has approved the seller (首营企业)' }),
        customerApproved: Type.Boolean({ description: 'the seller has approved the buyer' }),
        papersTo: Type.Union([Day, Type.Null()], {
          description: 'first last day among the papers of both approvals; null: none of them ends',
        }),
        firstProducts: Type.Boolean({ description: 'the buyer chose to approve products, beyond the law' }),
        productApproved: Type.Boolean({ description: 'the buyer has approved the product (首营品种)' }),
        salesperson: SalespersonFact,
      },
      closed,
    ),
    product: ProductFacts,
    quantity: Type.Integer({ description: 'smallest sales units' }),
  },
  closed,
)
export type TradeFacts = Static<typeof TradeFacts>

/** What a rule judges: an order line between firms, a lot that leaves, its invoices, its receipt, its return. */
export const Deed = Type.Enum(['trade', 'ship', 'invoice', 'receive', 'return'])
export type Deed = Static<typeof Deed>

/** Who can bring the facts in order, and where: papers, approvals, the product's data, stock, or the order itself. */
export const Resolver = Type.Object({
  by: Type.Enum(['seller', 'buyer', 'platform', 'nobody']),
  at: Type.Enum(['licences', 'approvals', 'product', 'stock', 'order']),
})
export type Resolver = Static<typeof Resolver>

const Bilingual = Type.Object({ zh: Type.String(), en: Type.String() })
const Decision = Type.Enum(['block', 'warn', 'record'])

/** A rule as people read it. */
export const RuleCard = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  deed: Deed,
  jurisdiction: Type.String(),
  title: Bilingual,
  text: Bilingual,
  source: Type.Object({
    law: Type.String(),
    article: Type.String(),
    from: Type.Optional(Day),
    url: Type.Optional(Type.String()),
  }),
  verified: Type.Boolean({ description: 'somebody read the article itself' }),
  from: Day,
  to: Type.Optional(Day),
  decision: Decision,
  message: Bilingual,
  remedy: Bilingual,
  override: Type.Union([
    Type.Object({ never: Type.Literal(true) }),
    Type.Object({ roles: Type.Array(Type.String()), twoPerson: Type.Boolean() }),
  ]),
  resolver: Resolver,
})
export type RuleCard = Static<typeof RuleCard>

const Fixture = Type.Object({ date: Day, facts: Type.Unknown() })

/** A rule with its conditions and its two cases, for those who want to check it. */
export const RuleDetail = Type.Object({
  ...RuleCard.properties,
  appliesWhen: Type.Unknown(),
  requires: Type.Unknown(),
  fixtures: Type.Object({ pass: Fixture, fail: Fixture }),
  versions: Type.Array(Type.Object({ version: Type.Integer(), from: Day, to: Type.Optional(Day) })),
})
export type RuleDetail = Static<typeof RuleDetail>

export const RuleQuery = Type.Object({
  date: Type.Optional(Type.String({ description: 'only rules in force on this day' })),
})
export const Rules = Type.Object({ rows: Type.Array(RuleCard) })

/** What a hit or an override is about. */
export const SubjectKind = Type.Enum([
  'order',
  'order_line',
  'cart_line',
  'shipment',
  'product',
  'organisation',
])
export type SubjectKind = Static<typeof SubjectKind>

const RuleId = Type.String({ minLength: 1, maxLength: 40 })

export const HitRow = Type.Object({
  hitId: Id,
  ruleId: Type.String(),
  version: Type.Integer(),
  decision: Decision,
  why: Type.Union([Type.Literal('broken'), Type.Literal('unknown'), Type.Null()]),
  subjectKind: SubjectKind,
  subjectId: Id,
  about: Type.String({ description: 'which part of the subject, such as a product id' }),
  businessDate: Day,
  factsHash: Type.Union([Type.String(), Type.Null()], {
    description: 'SHA-256 of the facts that the rule looked at, base64',
  }),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  at: Instant,
  byName: Type.String(),
  overrideId: Type.Union([Id, Type.Null()], { description: 'the override that passed it' }),
})
export type HitRow = Static<typeof HitRow>

export const HitQuery = Type.Object({
  ...ListQuery.properties,
  ruleId: Type.Optional(RuleId),
  subjectId: Type.Optional(Id),
})
export const HitPage = page(HitRow)

/** `overrideId` is the same for both signatures; `id` is each command's own. */
export const SignOverride = Type.Object(
  {
    id: Id,
    overrideId: Id,
    ruleId: RuleId,
    sellerOrgId: Type.Optional(Id),
    buyerOrgId: Id,
    productId: Type.Optional(Type.Union([Id, Type.Null()])),
    validTo: Day,
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  },
  closed,
)
export const OverrideSigned = Type.Object({
  overrideId: Id,
  ruleId: Type.String(),
  version: Type.Integer(),
  step: Type.Enum([1, 2]),
  granted: Type.Boolean({ description: 'false: a second person still has to sign' }),
})
export const EndOverride = Type.Object(
  {
    id: Id,
    sellerOrgId: Type.Optional(Id),
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  },
  closed,
)
export const OverrideEnded = Type.Object({ overrideId: Id, ended: Type.Literal(true) })
export const OverrideQuery = Type.Object({
  ...ListQuery.properties,
  sellerOrgId: Type.Optional(Id),
})
export const OverrideRow = Type.Object({
  overrideId: Id,
  ruleId: Type.String(),
  version: Type.Integer(),
  buyerOrgId: Id,
  productId: Type.Union([Id, Type.Null()]),
  validTo: Day,
  state: Type.Enum(['asked', 'active', 'over', 'ended']),
  signatures: Type.Array(
    Type.Object({
      step: Type.Integer(),
      reason: Type.String(),
      at: Instant,
      byUser: Id,
      byName: Type.String(),
    }),
  ),
  end: Type.Union([Type.Object({ reason: Type.String(), at: Instant, byName: Type.String() }), Type.Null()]),
})
export const OverridePage = page(OverrideRow)

/** What a rule's own two cases say when they are run now. */
export const CaseRuns = Type.Object({
  ruleId: Type.String(),
  cases: Type.Array(
    Type.Object({
      side: Type.Enum(['pass', 'fail']),
      decision: Type.Enum(['allow', 'warn', 'block']),
      own: Type.Enum(['met', 'broken', 'unknown']),
      asExpected: Type.Boolean(),
      hits: Type.Array(Type.String(), { description: 'every rule of the set that the case broke' }),
    }),
  ),
})
