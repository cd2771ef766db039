import { command, type Route, reading } from '@yaolian/kernel'
import { adjustStock } from './adjust-stock.ts'
import {
  CountStock,
  EndHold,
  EntryPage,
  EntryQuery,
  GradeLot,
  HoldEnded,
  HoldLot,
  HoldPage,
  HoldParams,
  HoldQuery,
  LotDetail,
  LotGraded,
  LotHeld,
  LotPage,
  LotParams,
  LotQuery,
  LotTotals,
  LotTotalsQuery,
  MoveStock,
  OpenPlace,
  PlaceParams,
  PlaceRow,
  Places,
  ProductPage,
  ProductQuery,
  ReceiveStock,
  SetZones,
  StockCounted,
  StockMoved,
  StockParams,
  StockReceived,
  ZonesSet,
} from './contract.ts'
import { endHold } from './end-hold.ts'
import { gradeLot } from './grade-lot.ts'
import { holdLot } from './hold-lots.ts'
import { moveStock } from './move-stock.ts'
import { listPlaces, openPlace, setPlaceZones } from './open-places.ts'
import { receiveAtDesk } from './receive-at-desk.ts'
import { listEntries, listHolds, listLots, listProductStock, readLot, totalLots } from './stock-desk.ts'

export const stockRoutes = (): Route[] => [...readingRoutes(), ...goodsRoutes(), ...qualityRoutes()]

const readingRoutes = (): Route[] => [
  reading(
    {
      path: '/stock/lots',
      summary: 'The own goods by lot and place, what runs out first in front',
      right: 'stock.read',
      query: LotQuery,
      answer: LotPage,
    },
    (ctx, { query }) => listLots(ctx, query),
  ),
  reading(
    {
      path: '/stock/totals',
      summary: 'Sums over everything that the same filters list',
      right: 'stock.read',
      query: LotTotalsQuery,
      answer: LotTotals,
    },
    (ctx, { query }) => totalLots(ctx, query),
  ),
  reading(
    {
      path: '/stock/products',
      summary: 'The own goods by product',
      right: 'stock.read',
      query: ProductQuery,
      answer: ProductPage,
    },
    (ctx, { query }) => listProductStock(ctx, query),
  ),
  reading(
    {
      path: '/stock/lots/:lotId',
      summary: 'One lot with its places and holds',
      right: 'stock.read',
      params: LotParams,
      answer: LotDetail,
    },
    (ctx, { params }) => readLot(ctx, params),
  ),
  reading(
    {
      path: '/stock/lots/:lotId/entries',
      summary: 'Everything that ever moved of a lot, newest first',
      right: 'stock.read',
      params: LotParams,
      query: EntryQuery,
      answer: EntryPage,
    },
    (ctx, { params, query }) => listEntries(ctx, params, query),
  ),
  reading(
    {
      path: '/stock/holds',
      summary: 'What waits for quality’s word, oldest first',
      right: 'stock.read',
      query: HoldQuery,
      answer: HoldPage,
    },
    (ctx, { query }) => listHolds(ctx, query),
  ),
  reading(
    { path: '/stock/places', summary: 'The own places', right: 'stock.read', answer: Places },
    async ctx => ({ rows: await listPlaces(ctx) }),
  ),
]

const goodsRoutes = (): Route[] => [
  command(
    {
      path: '/stock/receipts',
      summary: 'Take goods in',
      right: 'stock.receive',
      body: ReceiveStock,
      answer: StockReceived,
    },
    (ctx, { body }) => receiveAtDesk(ctx, body),
  ),
  command(
    {
      path: '/stock/shelves/:stockId/count',
      summary: 'Post what was counted of one lot in one place',
      right: 'stock.adjust',
      params: StockParams,
      body: CountStock,
      answer: StockCounted,
    },
    (ctx, { params, body: { id, ...count } }) => adjustStock(ctx, { ...count, ...params, adjustmentId: id }),
  ),
  command(
    {
      path: '/stock/shelves/:stockId/move',
      summary: 'Move free units to another place',
      right: 'stock.move',
      params: StockParams,
      body: MoveStock,
      answer: StockMoved,
    },
    (ctx, { params, body: { id, ...move } }) => moveStock(ctx, { ...move, ...params, moveId: id }),
  ),
  command(
    {
      path: '/stock/places',
      summary: 'Open a place',
      right: 'stock.places',
      body: OpenPlace,
      answer: PlaceRow,
    },
    (ctx, { body: { id, ...place } }) => openPlace(ctx, { ...place, placeId: id }),
  ),
  command(
    {
      path: '/stock/places/:placeId/zones',
      summary: 'Declare what temperatures a place keeps',
      right: 'stock.places',
      params: PlaceParams,
      body: SetZones,
      answer: ZonesSet,
    },
    (ctx, { params, body }) => setPlaceZones(ctx, { ...params, zones: body.zones }),
  ),
]

const qualityRoutes = (): Route[] => [
  command(
    {
      path: '/stock/lots/:lotId/grade',
      summary: 'Accept or reject a lot',
      right: 'stock.accept',
      params: LotParams,
      body: GradeLot,
      answer: LotGraded,
    },
    (ctx, { params, body: { id: _, ...grade } }) => gradeLot(ctx, { ...grade, ...params }),
  ),
  command(
    {
      path: '/stock/lots/:lotId/hold',
      summary: 'Stop a lot wherever it lies',
      right: 'stock.hold',
      params: LotParams,
      body: HoldLot,
      answer: LotHeld,
    },
    (ctx, { params, body: { id, ...stop } }) => holdLot(ctx, { ...stop, ...params, holdId: id }),
  ),
  command(
    {
      path: '/stock/holds/:holdId/release',
      summary: 'Let the held units be sold again',
      right: 'stock.release',
      params: HoldParams,
      body: EndHold,
      answer: HoldEnded,
    },
    (ctx, { params, body }) => endHold(ctx, { ...params, outcome: 'released', reason: body.reason }),
  ),
  command(
    {
      path: '/stock/holds/:holdId/scrap',
      summary: 'Take the held units out for good',
      right: 'stock.scrap',
      params: HoldParams,
      body: EndHold,
      answer: HoldEnded,
    },
    (ctx, { params, body }) => endHold(ctx, { ...params, outcome: 'scrapped', reason: body.reason }),
  ),
]
