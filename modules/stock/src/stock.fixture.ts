import { addProducts, catalogue } from '@yaolian/catalogue'
import {
  type Actor,
  appUrl,
  type Ctx,
  type Database,
  isRefusal,
  type MovableClock,
  migrate,
  movableClock,
  newId,
  openDatabase,
  runProofs,
  systemActor,
  transact,
} from '@yaolian/kernel'
import { testDatabase } from '@yaolian/kernel/test'
import { stock } from './face.ts'
import { openPlace } from './open-places.ts'
import type { Receipt, ReceivedLine } from './plan-receipts.ts'
import { readShelves, type Shelf } from './read-shelves.ts'
import { receiveStock } from './receive-stock.ts'

export const TODAY = '2026-11-22'
export const STOCK_RIGHTS = Object.keys(stock.rights)

export type Owner = { orgId: string; placeId: string; actor: Actor }
export type StockTest = {
  db: Database
  clock: MovableClock
  ownerUrl: string
  close(): Promise<void>
}

/** A migrated database whose business date is TODAY. */
export async function openStockTest(): Promise<StockTest> {
  const { ownerUrl, drop } = await testDatabase()
  await migrate(ownerUrl, [catalogue, stock])
  const clock = movableClock(`${TODAY}T01:00:00Z`)
  const db = openDatabase(appUrl(ownerUrl), { clock })
  const close = async () => {
    await db.close()
    await drop()
  }
  return { db, clock, ownerUrl, close }
}

export const actorOf = (orgId: string, rights: readonly string[] = STOCK_RIGHTS): Actor => ({
  ...{ kind: 'user', userId: newId(), name: '王质量', orgId },
  rights: new Set(rights),
})

/** In the platform's name, seeing every organisation, as batches of orders and timers do. */
export const anywhere = <T>(db: Database, use: (ctx: Ctx) => Promise<T>): Promise<T> =>
  transact(db, { actor: systemActor('test'), everywhere: true }, use)

export async function newOwner(db: Database): Promise<Owner> {
  const orgId = newId()
  const actor = actorOf(orgId)
  const placeId = newId()
  await transact(db, { actor }, ctx =>
    openPlace(ctx, { placeId, name: '一号库', kind: 'warehouse', zones: ['ambient', 'cool'] }),
  )
  return { orgId, placeId, actor }
}

export const receiptOf = (orgId: string, change: Partial<Receipt> = {}): Receipt => ({
  orgId,
  documentId: newId(),
  productId: newId(),
  temperature: 'cool',
  lotNo: '20260801',
  madeOn: '2026-08-01',
  expiresOn: '2028-07-31',
  quantity: 100,
  unitCostMicro: 12_500_000,
  report: 'BG-20260801',
  quality: 'accepted',
  ...change,
})

/** A product of the catalogue; shelves as such know nothing but its id. */
export async function newProduct(
  db: Database,
  genericName: string,
  temperature: 'ambient' | 'cool' | 'cold' = 'cool',
): Promise<string> {
  const productId = newId()
  const product = { productId, genericName, form: '胶囊剂', spec: '0.25g×24粒/盒', makerName: '华北制药' }
  const kind = { scopeClass: 'chemical', rx: 'rx', ephedrine: false, deviceClass: 0 } as const
  const [answer] = await anywhere(db, ctx => addProducts(ctx, [{ ...product, ...kind, temperature }]))
  if (isRefusal(answer)) throw new Error(answer.code)
  return productId
}

export async function stockUp(
  db: Database,
  orgId: string,
  change: Partial<Receipt> = {},
): Promise<ReceivedLine> {
  const lines = await anywhere(db, ctx => receiveStock(ctx, [receiptOf(orgId, change)], 'opening'))
  if (isRefusal(lines)) throw new Error(lines.code)
  return lines[0]!
}

export async function shelfOf(db: Database, line: ReceivedLine): Promise<Shelf | undefined> {
  const shelves = await anywhere(db, ctx => readShelves(ctx, [line]))
  return shelves.find(shelf => shelf.stockId === line.stockId)
}

/** Violations of all proofs of the module, as text. */
export async function violations(db: Database): Promise<string[]> {
  const run = await runProofs(db, stock.proofs)
  return run.results.flatMap(result => result.violations.map(line => `${result.name}: ${line}`))
}
