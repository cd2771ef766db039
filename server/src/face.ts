export { type House, type HouseOptions, migrateHouse, openHouse, prove } from './house.ts'
export { modules } from './modules.ts'
export { ownJobs, ownRoutes } from './own-routes.ts'
export { type Served, type ServeOptions, serve } from './serve.ts'
