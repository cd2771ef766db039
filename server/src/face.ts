export { type House, type HouseOptions, migrateHouse, openHouse, prove } from './house.ts'
export { modules } from './modules.ts'
export { type Served, type ServeOptions, serve } from './serve.ts'
