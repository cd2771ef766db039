import { Day, Id, Instant, ListQuery, OnlyId, page } from '@yaolian/kernel/contract'
import { ScopeClass } from '@yaolian/rulebook/contract'
import Type, { type Static } from 'typebox'
import {
  Direction,
  LicenceHealth,
  LicenceRow,
  OrganisationRow,
  RelationKind,
  RelationState,
} from './rows-contract.ts'

const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const withId = <P extends Type.TProperties>(properties: P) =>
  Type.Object({ id: Id, ...properties }, { additionalProperties: false })
const Reason = Type.String({ maxLength: 300 })

/** Documents of a first-business file: of a supplier, a customer, a product. */
export const PaperKind = Type.Enum([
  'licence_copy',
  'business_licence',
  'annual_report',
  'seal_specimen',
  'note_specimen',
  'bank_account',
  'quality_agreement',
  'authorisation',
  'buyer_authorisation',
  'registration',
  'leaflet',
  'quality_standard',
  'test_report',
  'other',
])
export type PaperKind = Static<typeof PaperKind>

const paper = {
  paperId: Id,
  kind: PaperKind,
  productId: Type.Optional(Id),
  number: Type.Optional(Type.String({ maxLength: 80 })),
  validFrom: Type.Optional(Day),
  validTo: Type.Optional(Day),
  note: Type.Optional(Type.String({ maxLength: 200 })),
  fileId: Id,
}
export const NewPaper = Type.Object(paper, { additionalProperties: false })
export type NewPaper = Static<typeof NewPaper>
export const PaperRow = Type.Object({
  paperId: Id,
  kind: PaperKind,
  productId: orNull(Id),
  number: Type.String(),
  validFrom: orNull(Day),
  validTo: orNull(Day),
  note: Type.String(),
  fileName: Type.String(),
  addedName: Type.String(),
  addedAt: Instant,
  acceptedName: orNull(Type.String()),
  acceptedAt: orNull(Instant),
})
export type PaperRow = Static<typeof PaperRow>
/** A document that this file must hold, as the page's checklist shows it. */
export const PaperNeed = Type.Object({
  kind: PaperKind,
  numbered: Type.Boolean(),
  term: Type.Boolean({ description: 'it ends, and the approval with it' }),
})

/** Regions are provinces or cities as addresses write them; no classes and no products: everything its firm sells. */
const authorised = {
  name: Type.String({ minLength: 2, maxLength: 30 }),
  phone: Type.Optional(Type.String({ maxLength: 30, pattern: '^[0-9+() -]*$' })),
  regions: Type.Array(Type.String({ minLength: 2, maxLength: 30 }), { minItems: 1, maxItems: 40 }),
  classes: Type.Optional(Type.Array(ScopeClass, { maxItems: 21 })),
  productIds: Type.Optional(Type.Array(Id, { maxItems: 500, uniqueItems: true })),
  validFrom: Day,
  validTo: Day,
  fileId: Id,
}
export const NewSalesperson = Type.Object(
  {
    salespersonId: Id,
    ...authorised,
    idNumber: Type.String({ minLength: 15, maxLength: 18, description: 'kept masked only' }),
  },
  { additionalProperties: false },
)
export type NewSalesperson = Static<typeof NewSalesperson>
export const SalespersonStand = Type.Enum(['authorised', 'not_begun', 'ended', 'revoked'])
export type SalespersonStand = Static<typeof SalespersonStand>
export const SalespersonRow = Type.Object({
  salespersonId: Id,
  name: Type.String(),
  idMasked: Type.String(),
  phone: Type.String(),
  regions: Type.Array(Type.String()),
  classes: Type.Array(ScopeClass),
  productIds: Type.Array(Id),
  validFrom: Day,
  validTo: Day,
  stand: SalespersonStand,
  stateReason: Type.String(),
  fileName: Type.String(),
  customers: Type.Integer({ description: 'customers that this person answers for' }),
  version: Type.Integer(),
})
export type SalespersonRow = Static<typeof SalespersonRow>
export const SalespersonPage = page(SalespersonRow)
export const AddSalespersonBody = withId(NewSalesperson.properties)
export const SalespersonAnswer = Type.Object({ salespersonId: Id, version: Type.Integer() })
export const RevokeSalespersonBody = withId({ reason: Type.String({ minLength: 2, maxLength: 300 }) })
export const NameSalespersonBody = withId({ salespersonId: orNull(Id) })
/** What a buyer sees of its supplier's salespeople. */
export const SuppliersSalesperson = Type.Object({
  ...Type.Omit(SalespersonRow, ['customers', 'productIds', 'phone', 'version']).properties,
  products: Type.Integer({ description: 'how many single products the authorisation names' }),
  responsible: Type.Boolean({ description: 'answers for the buyer who asks' }),
})

/** The owner's approval of one partner, or of products from it. */
export const RelationRow = Type.Object({
  relationId: Id,
  direction: RelationKind,
  partner: OrganisationRow,
  state: RelationState,
  validTo: orNull(Day),
  papersTo: orNull(Day),
  reason: Type.String(),
  requestedBy: Id,
  requestedName: Type.String(),
  requestedAt: Instant,
  reviewedBy: orNull(Id),
  reviewedName: orNull(Type.String()),
  reviewedAt: orNull(Instant),
  decidedBy: orNull(Id),
  decidedName: orNull(Type.String()),
  decidedAt: orNull(Instant),
  salespersonId: orNull(Id),
  salespersonName: orNull(Type.String()),
  version: Type.Integer(),
})
export type RelationRow = Static<typeof RelationRow>
export const RelationPage = page(RelationRow)
export const RelationQuery = Type.Object({
  ...ListQuery.properties,
  state: Type.Optional(RelationState),
  licence: Type.Optional(LicenceHealth),
  due: Type.Optional(Type.Enum(['30', '90'], { description: 'papers end within so many days' })),
})
export type RelationQuery = Static<typeof RelationQuery>
export const RelationStep = Type.Object({
  version: Type.Integer(),
  step: Type.String(),
  state: RelationState,
  reason: Type.String(),
  byName: Type.String(),
  at: Instant,
})

/** The product as it was described when its first purchase was asked for. */
export const ProductDescription = Type.Object({
  genericName: Type.String(),
  form: Type.String(),
  spec: Type.String(),
  makerName: Type.String(),
  approvalNo: orNull(Type.String()),
  scopeClass: ScopeClass,
})
export type ProductDescription = Static<typeof ProductDescription>
const ProductOfFile = Type.Object({ productId: Id, ...ProductDescription.properties })

export const RelationDetail = Type.Object({
  ...RelationRow.properties,
  licences: Type.Array(LicenceRow),
  steps: Type.Array(RelationStep),
  papers: Type.Array(PaperRow),
  needs: Type.Array(PaperNeed),
  products: Type.Array(ProductOfFile),
  salespeople: Type.Array(SuppliersSalesperson),
})

export const FirstProductRow = Type.Object({
  relationId: Id,
  ...ProductOfFile.properties,
  state: RelationState,
  validTo: orNull(Day),
  askedAt: Instant,
  partnerOrgId: Id,
  partnerName: Type.String(),
})
export type FirstProductRow = Static<typeof FirstProductRow>
export const FirstProductPage = page(FirstProductRow)
export const FirstProductQuery = Type.Object({
  ...ListQuery.properties,
  state: Type.Optional(RelationState),
})
export type FirstProductQuery = Static<typeof FirstProductQuery>

export const RelationStepName = Type.Enum([
  'submit',
  'review',
  'approve',
  'return',
  'reject',
  'withdraw',
  'suspend',
  'resume',
])
export type RelationStepName = Static<typeof RelationStepName>
/** What the quality department may say, and what the quality head may. */
export const ReviewVerdict = Type.Enum(['review', 'return', 'reject', 'suspend'])
export const ApproveVerdict = Type.Enum(['approve', 'return', 'reject', 'suspend', 'resume'])

const Papers = Type.Array(NewPaper, { maxItems: 60 })
export const RequestRelationBody = withId({
  relationId: Id,
  orgId: Type.Optional(Id),
  partnerOrgId: Id,
  direction: Direction,
  reason: Type.Optional(Reason),
  papers: Type.Optional(Papers),
  draft: Type.Optional(Type.Boolean({ description: 'true: papers follow; it is submitted later' })),
})
export const RelationAnswer = Type.Object({ relationId: Id, state: RelationState, version: Type.Integer() })
export type RelationAnswer = Static<typeof RelationAnswer>
export const RelationStepBody = withId({ reason: Type.Optional(Reason) })
export const ReviewBody = withId({ verdict: ReviewVerdict, reason: Type.Optional(Reason) })
export const ApproveBody = withId({
  verdict: ApproveVerdict,
  reason: Type.Optional(Reason),
  validTo: Type.Optional(Day),
})
const many = { relationIds: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }) }
export const ReviewManyBody = withId({ ...many, verdict: ReviewVerdict, reason: Type.Optional(Reason) })
export const ApproveManyBody = withId({ ...many, ...Type.Omit(ApproveBody, ['id']).properties })
export const SteppedAnswer = Type.Object({
  decided: Type.Array(RelationAnswer),
  refused: Type.Array(
    Type.Object({ relationId: Id, code: Type.String(), facts: Type.Record(Type.String(), Type.Unknown()) }),
  ),
})
export const AddPaperBody = withId(paper)
export const PaperAnswer = Type.Object({ paperId: Id, relationId: Id })
export const PapersAccepted = Type.Object({ relationId: Id, accepted: Type.Integer(), papersTo: orNull(Day) })
export const BuyingPolicy = Type.Object({
  firstProducts: Type.Boolean({ description: 'first purchases of products are approved here' }),
  byLaw: Type.Boolean({ description: 'the rule asks it of this kind of firm' }),
})
export const BuyingPolicyBody = withId({ firstProducts: Type.Boolean() })
export const Waiting = Type.Object({
  supplier: Type.Integer(),
  customer: Type.Integer(),
  product: Type.Integer(),
})
export const WaitingQuery = Type.Object({})
export const OnlyCommand = OnlyId
