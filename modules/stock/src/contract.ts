import {
  Day,
  Fen,
  Id,
  Instant,
  ListQuery,
  Micro,
  PackLevels,
  PositiveUnits,
  page,
  Units,
} from '@yaolian/kernel/contract'
import Type, { type Static } from 'typebox'

const OrNull = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])

/** 待验 / 合格 / 不合格 */
export const QUALITIES = ['pending', 'accepted', 'rejected'] as const
export const Quality = Type.Enum(QUALITIES)
export type Quality = Static<typeof Quality>

/** 常温 / 阴凉 / 冷藏 / 冷冻: what a product needs and what a place keeps. */
export const TEMPERATURE_CLASSES = ['ambient', 'cool', 'cold', 'frozen'] as const
export const TemperatureClass = Type.Enum(TEMPERATURE_CLASSES)
export type TemperatureClass = Static<typeof TemperatureClass>

/** 质量可疑 / 超温 / 过期 / 召回 / 到货待验 / 退货待验 */
export const HOLD_CAUSES = ['doubt', 'excursion', 'expired', 'recall', 'receipt', 'return'] as const
export const HoldCause = Type.Enum(HOLD_CAUSES)
export type HoldCause = Static<typeof HoldCause>

/** 盘点 / 破损 / 报损 */
export const ADJUST_REASONS = ['counted', 'damaged', 'scrapped'] as const
export const AdjustReason = Type.Enum(ADJUST_REASONS)
export type AdjustReason = Static<typeof AdjustReason>

const ProductOf = {
  productId: Id,
  genericName: Type.String(),
  spec: Type.String(),
  makerName: Type.String(),
  salesUnit: Type.String(),
  packLevels: PackLevels,
}
const Counters = { onHand: Units, reserved: Units, held: Units }
const Available = Type.Integer({
  minimum: 0,
  description: 'units that may be sold today: free ones of lots that may be issued',
})

export const LOT_FILTERS = ['near', 'expired', 'held', 'pending', 'blocked'] as const
const filters = {
  q: Type.Optional(Type.String({ maxLength: 100, description: 'in product, brand, maker or lot number' })),
  'f.product': Type.Optional(Id),
  'f.place': Type.Optional(Id),
  'f.state': Type.Optional(
    Type.Enum(LOT_FILTERS, {
      description:
        'near: runs out within f.days; held: stopped or units held; pending: not accepted; blocked: may not leave',
    }),
  ),
  'f.days': Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,3}$', description: '180 when left out' })),
}
export const LotQuery = Type.Object({ ...Type.Omit(ListQuery, ['q']).properties, ...filters })
export type LotQuery = Static<typeof LotQuery>
export const LotTotalsQuery = Type.Object(filters)

/** One lot in one place. */
export const LotRow = Type.Object({
  stockId: Id,
  lotId: Id,
  placeId: Id,
  placeName: Type.String(),
  lotNo: Type.String(),
  expiresOn: Day,
  daysLeft: Type.Integer({ description: 'until the last day of use; negative when it has passed' }),
  ...ProductOf,
  quality: Quality,
  recalled: Type.Boolean(),
  stops: Type.Integer({ description: 'open holds on the whole lot' }),
  placeFits: Type.Boolean({ description: 'the place keeps the temperature that the product needs' }),
  issuable: Type.Boolean({ description: 'may leave today' }),
  ...Counters,
  available: Available,
  unitCostMicro: Micro,
})
export type LotRow = Static<typeof LotRow>
export const LotPage = page(LotRow)
export const LotTotals = Type.Object({
  count: Type.Integer(),
  ...Counters,
  available: Available,
  costFen: Fen,
})

export const ProductQuery = ListQuery
export const ProductStock = Type.Object({
  ...ProductOf,
  lots: Type.Integer(),
  ...Counters,
  available: Available,
  nearestExpiry: OrNull(Day),
})
export const ProductPage = page(ProductStock)

export const LotParams = Type.Object({ lotId: Id })
export const HoldRow = Type.Object({
  holdId: Id,
  lotId: Id,
  lotNo: Type.String(),
  expiresOn: Day,
  ...ProductOf,
  cause: HoldCause,
  wholeLot: Type.Boolean({ description: 'stops the lot wherever it lies, not only the units it holds' }),
  reason: Type.String(),
  documentId: OrNull(Id),
  state: Type.Enum(['open', 'released', 'scrapped']),
  quantity: Units,
  placedAt: Instant,
  placedName: Type.String(),
  endedAt: OrNull(Instant),
  endedName: OrNull(Type.String()),
  endReason: OrNull(Type.String()),
})
export type HoldRow = Static<typeof HoldRow>
export const HoldPage = page(HoldRow)
export const HoldQuery = Type.Object({
  ...Type.Omit(ListQuery, ['q']).properties,
  'f.cause': Type.Optional(Type.String({ maxLength: 80, description: 'comma separated causes' })),
})
export const LotDetail = Type.Object({
  lotId: Id,
  lotNo: Type.String(),
  madeOn: OrNull(Day),
  expiresOn: Day,
  temperature: TemperatureClass,
  ...ProductOf,
  quality: Quality,
  recalled: Type.Boolean(),
  stops: Type.Integer(),
  unitCostMicro: Micro,
  report: Type.String({ description: 'number of the test report (检验报告)' }),
  receivedAt: Instant,
  places: Type.Array(
    Type.Object({
      stockId: Id,
      placeId: Id,
      placeName: Type.String(),
      placeFits: Type.Boolean(),
      ...Counters,
      available: Available,
    }),
  ),
  holds: Type.Array(HoldRow),
})
export type LotDetail = Static<typeof LotDetail>

export const EntryQuery = Type.Omit(ListQuery, ['q'])
export const EntryPage = page(
  Type.Object({
    entryId: Type.Integer(),
    placeName: OrNull(Type.String({ description: 'null: the outside world' })),
    onHand: Type.Integer(),
    reserved: Type.Integer(),
    held: Type.Integer(),
    reason: Type.String(),
    documentId: OrNull(Id),
    at: Instant,
    byName: Type.String(),
  }),
)

const PlaceName = Type.String({ minLength: 1, maxLength: 40 })
const Zones = Type.Array(TemperatureClass, { minItems: 1, maxItems: 4 })
export const PlaceKind = Type.Enum(['warehouse', 'store'])
export const PlaceRow = Type.Object({
  placeId: Id,
  name: PlaceName,
  kind: PlaceKind,
  zones: Zones,
  main: Type.Boolean({ description: 'where goods go when nobody says otherwise' }),
})
export const Places = Type.Object({ rows: Type.Array(PlaceRow) })
export const OpenPlace = Type.Object({ id: Id, name: PlaceName, kind: PlaceKind, zones: Zones })
export const PlaceParams = Type.Object({ placeId: Id })
export const SetZones = Type.Object({ id: Id, zones: Zones })
export const ZonesSet = Type.Object({ placeId: Id, zones: Zones })

const Reason = Type.String({ minLength: 1, maxLength: 200 })
export const ReceiveStock = Type.Object({
  id: Id,
  placeId: Type.Optional(Id),
  opening: Type.Optional(Type.Boolean({ description: 'stock of before Yaolian (期初)' })),
  accepted: Type.Optional(
    Type.Boolean({ description: 'checked already, which takes the right stock.accept; otherwise 待验' }),
  ),
  lines: Type.Array(
    Type.Object({
      productId: Id,
      lotNo: Type.String({ minLength: 1, maxLength: 40 }),
      madeOn: Type.Optional(Day),
      expiresOn: Day,
      quantity: PositiveUnits,
      unitCostMicro: Micro,
      report: Type.Optional(Type.String({ maxLength: 60 })),
    }),
    { minItems: 1, maxItems: 500 },
  ),
})
export type ReceiveStock = Static<typeof ReceiveStock>
export const StockReceived = Type.Object({
  documentId: Id,
  lines: Type.Array(
    Type.Object({ productId: Id, lotId: Id, stockId: Id, lotNo: Type.String(), quantity: Units }),
  ),
})
export const HoldLot = Type.Object({ id: Id, cause: Type.Enum(['doubt', 'excursion']), reason: Reason })
export const LotHeld = Type.Object({ holdId: Id, lotId: Id, heldUnits: Units, reservedUnits: Units })
export const HoldParams = Type.Object({ holdId: Id })
export const EndHold = Type.Object({ id: Id, reason: Reason })
export const HoldEnded = Type.Object({
  holdId: Id,
  lotId: Id,
  outcome: Type.Enum(['released', 'scrapped']),
  quantity: Units,
})
export const GradeLot = Type.Object({
  id: Id,
  quality: Type.Enum(['accepted', 'rejected']),
  report: Type.Optional(Type.String({ maxLength: 60 })),
})
export const LotGraded = Type.Object({ lotId: Id, quality: Quality, report: Type.String() })
export const StockParams = Type.Object({ stockId: Id })
export const CountStock = Type.Object({
  id: Id,
  counted: Units,
  expected: Units,
  reason: AdjustReason,
  note: Type.String({ maxLength: 200 }),
})
export const StockCounted = Type.Object({
  adjustmentId: Id,
  stockId: Id,
  difference: Type.Integer(),
  onHand: Units,
  unitCostMicro: Micro,
})
export const MoveStock = Type.Object({ id: Id, toPlaceId: Id, quantity: PositiveUnits, reason: Reason })
export const StockMoved = Type.Object({ moveId: Id, stockId: Id, quantity: Units })
