import { Day, Id, Instant, ListQuery, PackLevels, page } from '@yaolian/kernel/contract'
import Type, { type Static } from 'typebox'
import {
  Name,
  nullable,
  PackFact,
  PackFacts,
  ProductClass,
  ShelfLife,
  StorageText,
} from './contract-basics.ts'

/** What lists say about a product; `FLAG_VALUES` says which values each may have. */
export const FlagName = Type.Enum([
  'essential',
  'insurance',
  'vbp',
  'light_sensitive',
  'fragile',
  'lasa',
  'high_alert',
  'antibacterial',
  'online_retail_ban',
  'retail_ban',
  'doping',
])
export type FlagName = Static<typeof FlagName>

/** Closed vocabularies; a flag that is not here takes any short text (the name it is mistaken for, the batch). */
export const FLAG_VALUES: Partial<Record<FlagName, readonly string[]>> = {
  insurance: ['甲', '乙'],
  high_alert: ['A', 'B', 'C'],
  antibacterial: ['非限制使用级', '限制使用级', '特殊使用级'],
}

export const ProductFlag = Type.Object(
  {
    flag: FlagName,
    value: Type.String({ maxLength: 60 }),
    code: Type.String({ maxLength: 40, description: "the list's own code, such as the insurance's" }),
    source: Type.String({ minLength: 2, maxLength: 120, description: 'which list, which edition' }),
    validFrom: nullable(Day),
    validTo: nullable(Day),
  },
  { additionalProperties: false },
)
export type ProductFlag = Static<typeof ProductFlag>

/** The sections of a leaflet in the order in which it is printed. */
export const LEAFLET_SECTIONS = [
  'composition',
  'appearance',
  'indications',
  'dosage',
  'adverseReactions',
  'contraindications',
  'precautions',
  'pregnancy',
  'children',
  'elderly',
  'interactions',
  'overdose',
  'pharmacology',
  'storage',
] as const
export type LeafletSection = (typeof LEAFLET_SECTIONS)[number]
const Section = Type.Optional(Type.String({ maxLength: 6_000 }))
export const LeafletSections = Type.Object(
  Object.fromEntries(LEAFLET_SECTIONS.map(name => [name, Section])) as Record<LeafletSection, typeof Section>,
  { additionalProperties: false },
)
export type LeafletSections = Static<typeof LeafletSections>
const leafletFacts = {
  revisedOn: Day,
  source: Type.String({ minLength: 2, maxLength: 200 }),
  sections: LeafletSections,
}
export const LeafletPatch = Type.Object(
  { ...leafletFacts, fileId: Type.Optional(Id) },
  { additionalProperties: false },
)
export type LeafletPatch = Static<typeof LeafletPatch>
export const Leaflet = Type.Object({
  ...leafletFacts,
  version: Type.Integer(),
  hasFile: Type.Boolean(),
  byName: Type.String(),
  approvedBy: Type.String(),
  at: Instant,
  ofOtherPack: Type.Boolean({ description: 'taken from another pack under the same approval number' }),
})
export type Leaflet = Static<typeof Leaflet>
export const Leaflets = Type.Object({
  leaflets: Type.Array(Leaflet, { description: 'newest first, at most 20' }),
})

/** What a screen shows beyond the face; also what a change request may ask for, see `FactsPatch`. */
export const ProductDepth = Type.Object({
  packFacts: Type.Array(PackFact),
  storageText: Type.String(),
  shelfLifeMonths: nullable(Type.Integer()),
  approvalFrom: nullable(Day),
  approvalTo: nullable(Day),
  suspendedOn: nullable(Day),
  suspendedWhy: nullable(Type.String()),
  submittedByMe: Type.Boolean({ description: 'then somebody else has to publish it' }),
  flags: Type.Array(ProductFlag),
})

export const FactsPatch = Type.Partial(
  Type.Object({
    brand: nullable(Name),
    alias: nullable(Name),
    packLevels: PackLevels,
    packFacts: PackFacts,
    storageText: StorageText,
    shelfLifeMonths: nullable(ShelfLife),
    flags: Type.Array(ProductFlag, { maxItems: 11 }),
    ...ProductClass.properties,
  }),
  { additionalProperties: false },
)
export type FactsPatch = Static<typeof FactsPatch>
export const RegistrationPatch = Type.Object(
  {
    approvalNo: Type.Optional(
      Type.String({ minLength: 4, maxLength: 40, description: 'where it is a new one' }),
    ),
    approvalFrom: Day,
    approvalTo: nullable(Day),
  },
  { additionalProperties: false },
)
export type RegistrationPatch = Static<typeof RegistrationPatch>

export const ChangeKind = Type.Enum(['facts', 'registration', 'leaflet'])
export type ChangeKind = Static<typeof ChangeKind>
export const ChangeState = Type.Enum(['open', 'approved', 'rejected', 'applied'])
export type ChangeState = Static<typeof ChangeState>

const asked = {
  id: Id,
  reason: Type.String({ minLength: 2, maxLength: 200 }),
  effectiveFrom: Type.Optional(Day),
}
export const AskFactsBody = Type.Object({ ...asked, after: FactsPatch })
export const AskRegistrationBody = Type.Object({ ...asked, after: RegistrationPatch })
export const AskLeafletBody = Type.Object({ ...asked, after: LeafletPatch })
export type AskedChange = {
  requestId: string
  productId: string
  reason: string
  effectiveFrom?: string
} & (
  | { kind: 'facts'; after: FactsPatch }
  | { kind: 'registration'; after: RegistrationPatch }
  | { kind: 'leaflet'; after: LeafletPatch }
)

export const ChangeRequest = Type.Object({
  requestId: Id,
  productId: Id,
  genericName: Type.String(),
  spec: Type.String(),
  makerName: Type.String(),
  kind: ChangeKind,
  state: ChangeState,
  before: Type.Record(Type.String(), Type.Unknown()),
  after: Type.Record(Type.String(), Type.Unknown()),
  reason: Type.String(),
  effectiveFrom: Day,
  askedName: Type.String(),
  askedByMe: Type.Boolean(),
  askedAt: Instant,
  decidedName: nullable(Type.String()),
  decidedAt: nullable(Instant),
  appliedAt: nullable(Instant),
  note: Type.String(),
})
export type ChangeRequest = Static<typeof ChangeRequest>
export const ChangePage = page(ChangeRequest)
export const ChangeQuery = Type.Object({
  ...ListQuery.properties,
  'f.state': Type.Optional(Type.String({ maxLength: 40, description: 'comma separated; open,approved' })),
  'f.product': Type.Optional(Id),
})
export const DecideBody = Type.Object({
  id: Id,
  approve: Type.Boolean(),
  note: Type.Optional(Type.String({ maxLength: 200 })),
})
export const ChangeStanding = Type.Object({
  requestId: Id,
  productId: Id,
  state: ChangeState,
  effectiveFrom: Day,
})
export type ChangeStanding = Static<typeof ChangeStanding>

/** Registrations that end soon; certificates hold five years and are renewed six months before they end. */
export const ExpiringQuery = Type.Object({ ...ListQuery.properties })
export const ExpiringRow = Type.Object({
  productId: Id,
  genericName: Type.String(),
  spec: Type.String(),
  makerName: Type.String(),
  approvalNo: nullable(Type.String()),
  approvalTo: Day,
  daysLeft: Type.Integer(),
})
export const ExpiringPage = page(ExpiringRow)
