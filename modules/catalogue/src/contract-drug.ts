import { Id, ListQuery, page } from '@yaolian/kernel/contract'
import { ProductState } from '@yaolian/rulebook/contract'
import Type, { type Static } from 'typebox'
import { nullable, ProductFace } from './contract-basics.ts'

export const DrugRoute = Type.Enum([
  '',
  'oral',
  'sublingual',
  'injection',
  'inhalation',
  'nose',
  'eye',
  'ear',
  'skin',
  'rectal',
  'vaginal',
])
export type DrugRoute = Static<typeof DrugRoute>
const facts = {
  englishName: Type.String({ maxLength: 120 }),
  atc: nullable(Type.String({ pattern: '^[A-Z](\\d\\d([A-Z]([A-Z](\\d\\d)?)?)?)?$' })),
  route: DrugRoute,
}
export const Drug = Type.Object({
  drugId: Id,
  genericName: Type.String(),
  form: Type.String(),
  ...facts,
  version: Type.Integer(),
})
export type Drug = Static<typeof Drug>
export const DrugRow = Type.Object({
  ...Drug.properties,
  products: Type.Integer({ description: 'how many stand under it, in whatever state' }),
})
export const DrugPage = page(DrugRow)
export const DrugQuery = Type.Object({
  ...ListQuery.properties,
  'f.atc': Type.Optional(Type.String({ maxLength: 7 })),
  'f.route': Type.Optional(Type.String({ maxLength: 20 })),
})
export type DrugQuery = Static<typeof DrugQuery>
export const DrugBody = Type.Object({ id: Id, version: Type.Integer(), ...facts })

/** A product under its drug: ordered by strength, then maker. */
export const DrugProduct = Type.Object({ ...ProductFace.properties, state: ProductState })
export const DrugProductPage = page(DrugProduct)

/**
 * Why one may stand for another: the same drug in the same strength (another maker or pack), the same substance in
 * another salt or form with the same route, the same drug in another strength.
 */
export const SubstituteWhy = Type.Enum(['same', 'same_substance', 'other_strength'])
export type SubstituteWhy = Static<typeof SubstituteWhy>
export const Substitute = Type.Object({ ...DrugProduct.properties, why: SubstituteWhy })
export type Substitute = Static<typeof Substitute>
export const Substitutes = Type.Object({
  substitutes: Type.Array(Substitute, { description: 'best first, at most 50' }),
})

export const PictureKind = Type.Enum(['front', 'outer', 'back', 'inner', 'goods'])
export type PictureKind = Static<typeof PictureKind>
export const Picture = Type.Object({
  pictureId: Id,
  kind: PictureKind,
  main: Type.Boolean(),
  public: Type.Boolean({ description: 'false for prescription packs: not on public lists (ONL-07)' }),
  width: Type.Integer(),
  height: Type.Integer(),
  byName: Type.String(),
})
export const Pictures = Type.Object({ pictures: Type.Array(Picture, { description: 'in their order' }) })
export const AddPictureBody = Type.Object({ id: Id, fileId: Id, kind: PictureKind })
export const OrderPicturesBody = Type.Object({
  id: Id,
  pictureIds: Type.Array(Id, { minItems: 1, maxItems: 12, uniqueItems: true }),
})
