import { Marks, ProductFace, SubstituteWhy } from '@yaolian/catalogue/contract'
import {
  Day,
  Fen,
  Id,
  Instant,
  ListQuery,
  Micro,
  PositiveUnits,
  page,
  RuleHit,
  Units,
} from '@yaolian/kernel/contract'
import { NewPaper, RelationAnswer } from '@yaolian/party/contract'
import Type, { type Static } from 'typebox'

export * from './simulate-contract.ts'

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

export const OrderState = Type.Enum(['placed', 'confirmed', 'shipped', 'signed', 'cancelled', 'expired'])
export const LINES_MAX = 200

/** One order: one seller, one buyer (the caller's organisation), one ship-to. Its id names order and command. */
export const PlaceOrder = Type.Object(
  {
    id: Id,
    sellerId: Id,
    shipToId: Id,
    lines: Type.Array(Type.Object({ productId: Id, quantity: PositiveUnits }), {
      minItems: 1,
      maxItems: LINES_MAX,
    }),
    minimumLifeDays: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1095,
        description: 'least remaining shelf life in days; 90 when left out',
      }),
    ),
    note: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
)
export type PlaceOrder = Static<typeof PlaceOrder>
/** Several orders, one for each seller of a cart: each is accepted or refused on its own. */
export const PlaceOrders = Type.Union([
  PlaceOrder,
  Type.Object(
    { orders: Type.Array(PlaceOrder, { minItems: 1, maxItems: 20 }) },
    { additionalProperties: false },
  ),
])
export const OrderPlaced = Type.Object({
  orderId: Id,
  number: Type.String(),
  state: OrderState,
  totalFen: Fen,
  reservedUntil: Instant,
  warnings: Type.Array(RuleHit),
})
export type OrderPlaced = Static<typeof OrderPlaced>
export const OrdersPlaced = Type.Union([
  OrderPlaced,
  Type.Object({ answers: Type.Array(Type.Object({ status: Type.Integer(), body: Type.Unknown() })) }),
])

/** Why an offer can't be bought now, in the same shape as the refusal that an order would get. */
export const Closed = Type.Object({
  code: Type.String(),
  facts: Type.Record(Type.String(), Type.Unknown()),
  hits: Type.Array(RuleHit),
})
export const Offer = Type.Object({
  ...ProductFace.properties,
  marks: Type.Optional(Marks),
  sellerId: Id,
  sellerName: Type.String(),
  priceMicro: nullable(Micro),
  priceSource: nullable(Type.Union([Type.Literal('list'), Type.Literal('contract')])),
  minQuantity: PositiveUnits,
  multiple: PositiveUnits,
  availableUnits: Units,
  nearestExpiry: nullable(Day),
  closed: nullable(Closed),
  warnings: Type.Array(RuleHit),
})
export type Offer = Static<typeof Offer>
export const OfferQuery = Type.Object({
  ...ListQuery.properties,
  'f.seller': Type.Optional(Id),
  'f.class': Type.Optional(Type.String({ maxLength: 300, description: 'comma separated scope classes' })),
  'f.form': Type.Optional(Type.String({ maxLength: 200, description: 'comma separated dosage forms' })),
  'f.maker': Type.Optional(
    Type.String({ maxLength: 600, description: 'comma separated names; a comma within one as ，' }),
  ),
  'f.rx': Type.Optional(Type.String({ maxLength: 40, description: 'comma separated: rx,otc_a,otc_b,none' })),
  'f.temperature': Type.Optional(Type.String({ maxLength: 60, description: 'comma separated' })),
  'f.open': Type.Optional(Type.Literal('1', { description: 'only what I may buy and is in stock' })),
})
export const OfferPage = Type.Object({
  ...page(Offer).properties,
  spelling: Type.Union([Type.String(), Type.Null()], {
    description: 'what the words were taken for, where as typed they find nothing',
  }),
  cutAt: Type.Union([Type.Integer(), Type.Null()], {
    description: 'on the last page of one word that more products hold: so many products are listed of it',
  }),
  known: Type.Union(
    [
      Type.Object({
        productId: Id,
        genericName: Type.String(),
        spec: Type.String(),
        makerName: Type.String(),
      }),
      Type.Null(),
    ],
    { description: 'nothing on offer, but the catalogue knows this: ask for its substitutes' },
  ),
})
export const OfferParams = Type.Object({ sellerId: Id, productId: Id })
export const ProductOffers = Type.Object({
  offers: Type.Array(Offer, { description: 'of every seller, also the closed ones with their reason' }),
  substitutes: Type.Array(
    Type.Object({
      why: SubstituteWhy,
      offer: Offer,
      offers: Type.Integer({ description: 'sellers that offer it to the caller; the cheapest is shown' }),
    }),
    { description: 'only what the caller may buy now, best first' },
  ),
})
export const OfferDetail = Type.Object({
  ...Offer.properties,
  lots: Type.Array(Type.Object({ lotNo: Type.String(), expiresOn: Day, availableUnits: Units })),
  credit: nullable(
    Type.Object({ limitFen: Fen, exposureFen: Fen, termDays: Type.Integer(), state: Type.String() }),
  ),
})

export const OrderQuery = Type.Object({
  ...ListQuery.properties,
  'f.state': Type.Optional(Type.String({ maxLength: 80, description: 'comma separated states' })),
  'f.partner': Type.Optional(Id),
})
export const OrderRow = Type.Object({
  orderId: Id,
  number: Type.String(),
  state: OrderState,
  partnerId: Id,
  partnerName: Type.String(),
  placedAt: Instant,
  totalFen: Fen,
  lineCount: Type.Integer(),
  holdReasons: Type.Array(Type.String(), {
    description: 'rule ids that stop this order since it was placed',
  }),
})
export type OrderRow = Static<typeof OrderRow>
export const OrderPage = page(OrderRow)
export const OrderParams = Type.Object({ orderId: Id })

export const OrderLot = Type.Object({
  lotId: Id,
  lotNo: Type.String(),
  madeOn: nullable(Day),
  expiresOn: Day,
  quantity: Units,
  signed: nullable(Units),
  returned: Units,
})
export const OrderLine = Type.Object({
  ...ProductFace.properties,
  lineNo: Type.Integer(),
  quantity: Units,
  priceMicro: Micro,
  vatBp: Type.Integer({ description: 'VAT rate in hundredths of a per cent' }),
  amountFen: Fen,
  priceSource: Type.String(),
  lots: Type.Array(OrderLot, { description: 'reserved lots until shipping, shipped ones afterwards' }),
})
export const OrderDetail = Type.Object({
  orderId: Id,
  number: Type.String(),
  state: OrderState,
  side: Type.Union([Type.Literal('seller'), Type.Literal('buyer')]),
  sellerId: Id,
  sellerName: Type.String(),
  buyerId: Id,
  buyerName: Type.String(),
  placedAt: Instant,
  reservedUntil: Instant,
  dueOn: nullable(Day),
  keptUntil: nullable(Day),
  totalFen: Fen,
  signedFen: nullable(Fen),
  note: nullable(Type.String()),
  holdReasons: Type.Array(Type.String()),
  shipTo: Type.Object({
    label: Type.String(),
    contact: Type.String(),
    phone: Type.String(),
    address: Type.String(),
  }),
  delivery: nullable(
    Type.Object({
      number: Type.String(),
      carrierName: Type.String(),
      shippedAt: Instant,
      plate: nullable(Type.String()),
    }),
  ),
  lines: Type.Array(OrderLine),
  returns: Type.Array(
    Type.Object({
      returnId: Id,
      number: Type.String(),
      state: Type.String(),
      reason: Type.String(),
      amountFen: Fen,
    }),
  ),
  timeline: Type.Array(
    Type.Object({
      type: Type.String(),
      at: Instant,
      by: Type.String(),
      data: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  actions: Type.Array(Type.String(), { description: 'verbs that the caller may give now' }),
})
export type OrderDetail = Static<typeof OrderDetail>

export const OrderStateChanged = Type.Object({ orderId: Id, number: Type.String(), state: OrderState })
export const CancelOrder = Type.Object({ id: Id, reason: Type.String({ minLength: 1, maxLength: 200 }) })
export const ConfirmOrder = Type.Object({ id: Id })
export const ShipOrder = Type.Object({
  id: Id,
  carrierName: Type.String({ minLength: 1, maxLength: 80 }),
  plate: Type.Optional(Type.String({ maxLength: 20 })),
  ownVehicle: Type.Optional(Type.Boolean({ description: 'the seller carries the goods itself' })),
  carrierOrgId: Type.Optional(Id),
})
/** What the receiver measured; needed for cold goods (GSP-11). */
export const Arrival = Type.Object(
  {
    tenthsCelsius: Type.Integer({ minimum: -900, maximum: 600, description: 'tenths of a degree' }),
    logSeen: Type.Boolean({ description: 'the temperature record of the whole way was seen, without a gap' }),
  },
  { additionalProperties: false },
)
/** Signature at the door. Lines left out were received whole; a smaller quantity sends the rest back. */
export const SignOrder = Type.Object({
  id: Id,
  arrival: Type.Optional(Arrival),
  differences: Type.Optional(
    Type.Array(
      Type.Object({
        lineNo: Type.Integer({ minimum: 1 }),
        lotId: Id,
        signed: Units,
        reason: Type.String({ minLength: 1, maxLength: 200 }),
      }),
      { maxItems: 400 },
    ),
  ),
})
export const OrderSigned = Type.Object({ ...OrderStateChanged.properties, signedFen: Fen, dueOn: Day })
export const RequestReturn = Type.Object({
  id: Id,
  reason: Type.String({ minLength: 1, maxLength: 200 }),
  lines: Type.Array(
    Type.Object({ lineNo: Type.Integer({ minimum: 1 }), lotId: Id, quantity: PositiveUnits }),
    { minItems: 1, maxItems: 200 },
  ),
})
export const ReturnState = Type.Object({
  returnId: Id,
  number: Type.String(),
  state: Type.String(),
  amountFen: Fen,
})
export const ReturnParams = Type.Object({ returnId: Id })
export const DecideReturn = Type.Object({
  id: Id,
  accept: Type.Boolean(),
  note: Type.Optional(Type.String({ maxLength: 200 })),
})
export const ReturnQuery = Type.Object({
  ...ListQuery.properties,
  'f.state': Type.Optional(Type.String({ maxLength: 40 })),
})
export const ReturnRow = Type.Object({
  ...ReturnState.properties,
  orderId: Id,
  orderNumber: Type.String(),
  partnerId: Id,
  partnerName: Type.String(),
  reason: Type.String(),
  requestedAt: Instant,
})
export const ReturnPage = page(ReturnRow)

/** Sums of payments must stay countable: two at the edge of what a number holds would make a ledger unreadable. */
const PAID_FEN = Type.Integer({
  minimum: 1,
  maximum: 1_000_000_000_000,
  description: 'fen, at most 10 billion yuan',
})
export const RecordPayment = Type.Object({
  id: Id,
  buyerId: Id,
  amountFen: PAID_FEN,
  paidOn: Day,
  reference: Type.String({ minLength: 1, maxLength: 80, description: 'bank reference' }),
})
export const PaymentRecorded = Type.Object({
  paymentId: Id,
  number: Type.String(),
  matched: Type.Array(Type.Object({ documentNo: Type.String(), amountFen: Fen })),
  prepaidFen: Fen,
})

export const StatementQuery = Type.Object({
  partnerId: Id,
  side: Type.Optional(
    Type.Union([Type.Literal('receivable'), Type.Literal('payable')], {
      description: 'receivable when left out',
    }),
  ),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  after: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.String({ pattern: '^([1-9]|[1-9]\\d|1\\d\\d|200)$' })),
})

/** First purchase of products from one seller (首营品种), with papers for each product or for all of them. */
export const FirstProductsBody = Type.Object(
  {
    id: Id,
    relationId: Id,
    sellerId: Id,
    productIds: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }),
    reason: Type.Optional(Type.String({ maxLength: 300 })),
    papers: Type.Optional(Type.Array(NewPaper, { maxItems: 60 })),
    draft: Type.Optional(Type.Boolean({ description: 'true: papers follow; it is submitted later' })),
  },
  { additionalProperties: false },
)
export const FirstProductsAnswer = RelationAnswer
