import type { Module } from '@yaolian/kernel'
import { lockAllExpired } from './lock-expired.ts'
import { stockProofs } from './proofs.ts'
import { stockRoutes } from './routes.ts'

export const stock: Module = {
  name: 'stock',
  migrations: new URL('../migrations/', import.meta.url),
  rights: {
    'stock.read': { zh: '查看库存与流水', en: 'See stock and its history' },
    'stock.receive': { zh: '收货入库', en: 'Receive goods' },
    'stock.accept': { zh: '验收批号', en: 'Accept or reject a lot' },
    'stock.hold': { zh: '锁定可疑批号', en: 'Stop a lot' },
    'stock.release': { zh: '解除锁定', en: 'Release a hold' },
    'stock.scrap': { zh: '报损销毁', en: 'Scrap held goods' },
    'stock.adjust': { zh: '盘点调整', en: 'Post a count' },
    'stock.move': { zh: '移库', en: 'Move goods between places' },
    'stock.places': { zh: '设置库房与温区', en: 'Open places and declare their zones' },
  },
  events: {
    'stock.received': 'reason, lines of productId, lotId, quantity; the subject is the document',
    'stock.released': 'reason, lines of lineNo, lotId, quantity; the subject is the document',
    'stock.held': 'productId, holdId, cause, reason; the subject is the lot',
    'stock.hold_ended': 'productId, holdId, outcome, quantity; the subject is the lot',
    'stock.graded': 'productId, from, to, report; the subject is the lot',
    'stock.moved': 'productId, from and to place, quantity, reason; the subject is the lot',
    'stock.adjusted': 'productId, stockId, difference, reason, note; the subject is the lot',
  },
  routes: stockRoutes,
  subscribers: [],
  jobs: [{ task: 'stock.lock-expired', cron: '5 0 * * *', run: async db => void (await lockAllExpired(db)) }],
  proofs: stockProofs,
}

export { type Adjusted, type Adjustment, adjustStock } from './adjust-stock.ts'
export { type ConsumedLine, consumeReservations } from './consume-reservations.ts'
export { endHold, type HoldEnd, type HoldEnded } from './end-hold.ts'
export { gradeLot, type LotGraded } from './grade-lot.ts'
export { holdLot, holdLots, type LotHeld, type StopReason } from './hold-lots.ts'
export { lockAllExpired } from './lock-expired.ts'
export type { LotKey } from './lots.ts'
export { type Move, type Moved, moveStock } from './move-stock.ts'
export {
  ensureMainPlaces,
  type NewPlace,
  openPlace,
  type Place,
  type PlaceKind,
  setPlaceZones,
} from './open-places.ts'
export type { Receipt, ReceivedLine } from './plan-receipts.ts'
export {
  type Document,
  extendReservations,
  type ReservedLine,
  readReservations,
} from './read-reservations.ts'
export { readShelves, type Shelf } from './read-shelves.ts'
export { recallLots } from './recall-lots.ts'
export { receiveStock } from './receive-stock.ts'
export {
  type ReleasedLine,
  type ReleaseReason,
  releaseExpiredReservations,
  releaseReservations,
} from './release-reservations.ts'
export { type Pick, reserveLots } from './reserve-lots.ts'
export { type Return, type ReturnedLine, returnStock } from './return-stock.ts'
export { type Leaving, sendOut } from './send-out.ts'
