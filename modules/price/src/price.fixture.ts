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
  type Refusal,
  runProofs,
  systemActor,
  transact,
} from '@yaolian/kernel'
import { testDatabase } from '@yaolian/kernel/test'
import { price } from './face.ts'

export const TODAY = '2026-11-22'

export type PriceTest = {
  db: Database
  /** As the owner of the tables, past every rule. */
  owner: Database
  clock: MovableClock
  products: string[]
  close(): Promise<void>
}

/** A migrated database with four products; the business date is TODAY. */
export async function openPriceTest(): Promise<PriceTest> {
  const { ownerUrl, drop } = await testDatabase()
  await migrate(ownerUrl, [catalogue, price])
  const clock = movableClock(`${TODAY}T01:00:00Z`)
  const db = openDatabase(appUrl(ownerUrl), { clock })
  const owner = openDatabase(ownerUrl)
  const names = ['阿莫西林胶囊', '布洛芬缓释胶囊', '感冒灵颗粒', '盐酸二甲双胍片']
  const products = names.map(() => newId())
  const added = await transact(db, { actor: systemActor('test') }, ctx =>
    addProducts(
      ctx,
      names.map((genericName, i) => ({
        ...{
          productId: products[i]!,
          genericName,
          form: '胶囊剂',
          spec: '0.25g×24粒/盒',
          makerName: '华北制药',
        },
        ...{ scopeClass: 'chemical', rx: 'rx', temperature: 'ambient', ephedrine: false, deviceClass: 0 },
      })),
    ),
  )
  const refusal = added.find(isRefusal)
  if (refusal) throw new Error(JSON.stringify(refusal))
  const close = async () => {
    await Promise.all([db.close(), owner.close()])
    await drop()
  }
  return { db, owner, clock, products, close }
}

export const sellerOf = (orgId: string, rights: readonly string[] = Object.keys(price.rights)): Actor => ({
  ...{ kind: 'user', userId: newId(), name: '赵价管', orgId },
  rights: new Set(rights),
})

export const as = <T>(db: Database, orgId: string, use: (ctx: Ctx) => Promise<T>): Promise<T> =>
  transact(db, { actor: sellerOf(orgId) }, use)

export function good<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`${answer.code} ${JSON.stringify(answer.facts)}`)
  return answer
}

export async function violations(db: Database): Promise<string[]> {
  return (await runProofs(db, price.proofs)).results.flatMap(result => result.violations)
}
