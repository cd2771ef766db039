import { Id, Instant, ListQuery, PackLevels, page } from '@yaolian/kernel/contract'
import {
  ApprovalState,
  ProductState,
  RxClass,
  ScopeClass,
  TemperatureClass,
} from '@yaolian/rulebook/contract'
import Type, { type Static } from 'typebox'
import {
  Name,
  nullable,
  PackFacts,
  ProductClass,
  ProductFace,
  ShelfLife,
  StorageText,
} from './contract-basics.ts'
import { ProductDepth } from './contract-change.ts'

export { PackFact, ProductClass, ProductFace } from './contract-basics.ts'
export * from './contract-category.ts'
export * from './contract-change.ts'
export * from './contract-drug.ts'
export * from './contract-import.ts'
export * from './contract-search.ts'

export { ApprovalState, ProductState, RxClass, ScopeClass, TemperatureClass }

/** Classes whose trade is closed to all but specially licensed firms: 麻醉、精神、毒性、放射、易制毒. */
export const SPECIAL_CLASSES: readonly ScopeClass[] = [
  'narcotic',
  'psychotropic1',
  'psychotropic2',
  'toxic',
  'radioactive',
  'precursor',
]

/** Where the words of the search stand in a field: pairs of first and past-the-last position. */
const Ranges = Type.Array(Type.Tuple([Type.Integer(), Type.Integer()]))
export const Marks = Type.Object({ genericName: Ranges, brand: Ranges, makerName: Ranges })
export type Marks = Static<typeof Marks>

export const ProductRow = Type.Object({
  ...ProductFace.properties,
  state: ProductState,
  approvalState: ApprovalState,
  assumed: Type.Array(Type.String(), {
    description: 'facts that an import assumed; publishing confirms them',
  }),
  marks: Marks,
})
export const ProductPage = Type.Object({
  ...page(ProductRow).properties,
  spelling: nullable(
    Type.String({ description: 'what the words were taken for, where as typed they find nothing' }),
  ),
  cutAt: nullable(
    Type.Integer({ description: 'on the last page of one word that more products hold: so many are listed' }),
  ),
})
export const ProductQuery = Type.Object({
  ...ListQuery.properties,
  'f.state': Type.Optional(
    Type.String({ maxLength: 60, description: 'comma separated; published,suspended' }),
  ),
  'f.rx': Type.Optional(Type.String({ maxLength: 40, description: 'comma separated: rx,otc_a,otc_b,none' })),
  'f.class': Type.Optional(Type.String({ maxLength: 300, description: 'comma separated scope classes' })),
  'f.temperature': Type.Optional(Type.String({ maxLength: 60, description: 'comma separated' })),
  'f.form': Type.Optional(Type.String({ maxLength: 200, description: 'comma separated dosage forms' })),
  'f.maker': Type.Optional(
    Type.String({ maxLength: 600, description: 'comma separated names; a comma within one as ，' }),
  ),
  'f.offered': Type.Optional(Type.Literal('1', { description: 'only what some firm offers' })),
})
export type ProductQuery = Static<typeof ProductQuery>

export const ProductChange = Type.Object({
  version: Type.Integer(),
  step: Type.String(),
  reason: Type.String(),
  before: Type.Record(Type.String(), Type.Unknown()),
  byName: Type.String(),
  at: Instant,
})
export const ProductDetail = Type.Object({
  ...ProductFace.properties,
  ...ProductDepth.properties,
  drugId: Id,
  alias: nullable(Type.String()),
  deviceClass: Type.Integer(),
  state: ProductState,
  approvalState: ApprovalState,
  assumed: Type.Array(Type.String()),
  mahOrgId: nullable(Id),
  version: Type.Integer(),
  updatedAt: Instant,
  changes: Type.Array(ProductChange, { description: 'newest first, at most 50' }),
})
export type ProductDetail = Static<typeof ProductDetail>

/** A product that somebody enters with all its facts; it starts as a draft. */
export const NewProduct = Type.Object({
  productId: Id,
  genericName: Name,
  brand: Type.Optional(nullable(Name)),
  alias: Type.Optional(nullable(Name)),
  form: Type.String({ minLength: 1, maxLength: 20 }),
  spec: Type.String({ minLength: 1, maxLength: 80, description: 'such as 0.25g×24片/盒' }),
  packLevels: Type.Optional(PackLevels),
  makerName: Type.Optional(Type.String({ maxLength: 120 })),
  mahOrgId: Type.Optional(nullable(Id)),
  approvalNo: Type.Optional(nullable(Type.String({ maxLength: 40 }))),
  packFacts: Type.Optional(PackFacts),
  storageText: Type.Optional(StorageText),
  shelfLifeMonths: Type.Optional(nullable(ShelfLife)),
  ...ProductClass.properties,
})
/** `demo` marks products of the demo world and is not open to callers of the API. */
export type NewProduct = Static<typeof NewProduct> & { demo?: boolean }
export const ProductAdded = Type.Object({ productId: Id, version: Type.Integer() })
export type ProductAdded = Static<typeof ProductAdded>
export const AddProductBody = Type.Object({ id: Id, product: NewProduct })

/** Submitting confirms the class: what an import assumed must be stated or confirmed. */
export const Publication = Type.Object({
  productId: Id,
  approvalNo: Type.Optional(Type.String({ maxLength: 40 })),
  class: Type.Optional(Type.Partial(ProductClass)),
  confirm: Type.Optional(Type.Boolean({ description: 'the assumed facts were looked at and are right' })),
})
export type Publication = Static<typeof Publication>
export const SubmitBody = Type.Object({ id: Id, ...Type.Omit(Publication, ['productId']).properties })
export const PublishBody = Type.Object({ id: Id })

export const ProductStep = Type.Enum(['suspend', 'resume', 'withdraw', 'revoke_approval', 'return'])
export type ProductStep = Static<typeof ProductStep>
export const StepBody = Type.Object({ id: Id, reason: Type.String({ minLength: 2, maxLength: 200 }) })
export const ProductStatus = Type.Object({
  productId: Id,
  state: ProductState,
  approvalState: ApprovalState,
  approvalNo: nullable(Type.String()),
  version: Type.Integer(),
})
export type ProductStatus = Static<typeof ProductStatus>
