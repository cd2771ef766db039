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
