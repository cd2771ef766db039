import { Day, Id, Instant, ListQuery, Micro, PositiveUnits } from '@yaolian/kernel/contract'
import Type, { type Static } from 'typebox'

const OrNull = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])

export const CHANGES_MAX = 1_000
const Reason = Type.String({ maxLength: 200, description: 'why: shown with the price for ever' })
const VatBp = Type.Integer({
  minimum: 0,
  maximum: 10_000,
  description: 'VAT rate in hundredths of a per cent',
})
const PriceMicro = Type.Integer({
  minimum: 1,
  maximum: 1_000_000_000_000,
  description: 'millionths of a yuan per smallest sales unit, tax included',
})

const ListChange = Type.Object({
  productId: Id,
  priceMicro: PriceMicro,
  vatBp: VatBp,
  validFrom: Day,
  reason: Reason,
})
/** New list prices (挂牌价), each until another follows; all are taken or none. */
export const SetListPrices = Type.Object({
  id: Id,
  prices: Type.Array(ListChange, { minItems: 1, maxItems: CHANGES_MAX }),
})
/** New contract prices (协议价) for buyers, each from a day to a day or until another follows. */
export const SetContractPrices = Type.Object({
  id: Id,
  prices: Type.Array(
    Type.Object({ ...ListChange.properties, buyerOrgId: Id, validTo: Type.Optional(OrNull(Day)) }),
    { minItems: 1, maxItems: CHANGES_MAX },
  ),
})
export const PricesSet = Type.Object({ changed: Type.Integer(), priceIds: Type.Array(Id) })

export const ListOffers = Type.Object({
  id: Id,
  offers: Type.Array(
    Type.Object({
      productId: Id,
      listed: Type.Boolean({ description: 'buyers may order it' }),
      minQuantity: PositiveUnits,
      multiple: PositiveUnits,
    }),
    { minItems: 1, maxItems: CHANGES_MAX },
  ),
})
export const OffersSet = Type.Object({ changed: Type.Integer() })

export const PriceQuery = Type.Object({
  ...ListQuery.properties,
  'f.listed': Type.Optional(Type.Enum(['1', '0'])),
  'f.priced': Type.Optional(Type.Enum(['1', '0'], { description: 'has a list price today' })),
})
/** One product on the seller's price desk. */
export const PriceRow = Type.Object({
  productId: Id,
  genericName: Type.String(),
  spec: Type.String(),
  makerName: Type.String(),
  salesUnit: Type.String(),
  listed: Type.Boolean(),
  minQuantity: PositiveUnits,
  multiple: PositiveUnits,
  priceMicro: OrNull(Micro),
  vatBp: OrNull(Type.Integer()),
  validFrom: OrNull(Day),
  nextMicro: OrNull(Micro),
  nextFrom: OrNull(Day),
  contracts: Type.Integer({ description: 'buyers with a contract price today' }),
})
export type PriceRow = Static<typeof PriceRow>

export const ProductParams = Type.Object({ productId: Id })
export const HistoryQuery = Type.Object({
  buyerOrgId: Type.Optional(Id),
  date: Type.Optional(Day),
})
const PriceRecord = Type.Object({
  priceId: Id,
  buyerOrgId: OrNull(Id),
  priceMicro: Micro,
  vatBp: Type.Integer(),
  validFrom: Day,
  validTo: OrNull(Day),
  version: Type.Integer(),
  state: Type.Enum(['active', 'replaced']),
  reason: Type.String(),
  changedAt: Instant,
  changedName: Type.String(),
})
export type PriceRecord = Static<typeof PriceRecord>
/** Why this price: what holds on the day, and every price that was ever set, newest first. */
export const PriceHistory = Type.Object({
  productId: Id,
  date: Day,
  effective: OrNull(
    Type.Object({
      micro: Micro,
      vatBp: Type.Integer(),
      source: Type.Enum(['contract', 'list']),
      priceId: Id,
    }),
  ),
  list: Type.Array(PriceRecord),
  contract: Type.Array(PriceRecord),
})
export type PriceHistory = Static<typeof PriceHistory>
