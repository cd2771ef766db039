export {
  type AllocationRule,
  allocate,
  allocateBatch,
  type Demand,
  type Order,
  type OrderAnswer,
  type OrderLine,
} from './allocate.ts'
export { availableOn, giveBack, openShelf, type Pick, type Shelf, type Short, take } from './shelf.ts'
export { type Day, isIssuable, type Quality, type Stock } from './stock.ts'
