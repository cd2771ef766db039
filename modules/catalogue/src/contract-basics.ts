import { Id, PackLevels } from '@yaolian/kernel/contract'
import { RxClass, ScopeClass, TemperatureClass } from '@yaolian/rulebook/contract'
import Type, { type Static, type TSchema } from 'typebox'

export const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
export const Name = Type.String({ minLength: 1, maxLength: 120 })

/** What the law and the warehouse ask about a product. */
export const ProductClass = Type.Object({
  scopeClass: ScopeClass,
  rx: RxClass,
  temperature: TemperatureClass,
  ephedrine: Type.Boolean({ description: '含麻黄碱类复方制剂' }),
  deviceClass: Type.Enum([0, 1, 2, 3]),
})
export type ProductClass = Static<typeof ProductClass>

/** A product as every screen shows it. */
export const ProductFace = Type.Object({
  productId: Id,
  genericName: Type.String(),
  brand: nullable(Type.String()),
  form: Type.String(),
  strength: Type.String(),
  spec: Type.String(),
  makerName: Type.String(),
  approvalNo: nullable(Type.String()),
  salesUnit: Type.String(),
  packLevels: PackLevels,
  scopeClass: ScopeClass,
  rx: RxClass,
  temperature: TemperatureClass,
  ephedrine: Type.Boolean(),
  demo: Type.Boolean({ description: 'of the demo world: the approval number is made up' }),
})
export type ProductFace = Static<typeof ProductFace>

/** What a scanner and a truck ask about one pack level: its code, and its weight and volume with everything in it. */
export const PackFact = Type.Object(
  {
    level: Type.String({ minLength: 1, maxLength: 8 }),
    gtin: nullable(
      Type.String({ maxLength: 14, description: 'GTIN-8, 12, 13 or 14 with a right check digit' }),
    ),
    grossWeightGrams: nullable(Type.Integer({ minimum: 1, maximum: 2_000_000 })),
    volumeCm3: nullable(Type.Integer({ minimum: 1, maximum: 10_000_000 })),
  },
  { additionalProperties: false },
)
export type PackFact = Static<typeof PackFact>
export const PackFacts = Type.Array(PackFact, { maxItems: 6 })
export const StorageText = Type.String({ maxLength: 200 })
export const ShelfLife = Type.Integer({ minimum: 1, maximum: 240 })
