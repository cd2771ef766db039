export { type ConsumedLine, consumeReservations } from './consume-reservations.ts'
export {
  type Document,
  extendReservations,
  type ReservedLine,
  readReservations,
} from './read-reservations.ts'
export { readShelves, type Shelf } from './read-shelves.ts'
export {
  type ReleasedLine,
  type ReleaseReason,
  releaseExpiredReservations,
  releaseReservations,
} from './release-reservations.ts'
export { type Pick, reserveLots } from './reserve-lots.ts'
