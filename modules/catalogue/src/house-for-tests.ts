import {
  type Actor,
  appUrl,
  type Ctx,
  eventsAbout,
  migrate,
  movableClock,
  newId,
  openDatabase,
  transact,
} from '@yaolian/kernel'
import { testDatabase } from '@yaolian/kernel/test'
import type { NewProduct } from './contract.ts'
import { catalogue } from './face.ts'

export type TestHouse = Awaited<ReturnType<typeof openHouse>>

const actorOf = (rights: readonly string[], name = '测试员'): Actor => ({
  kind: 'user',
  userId: newId(),
  name,
  orgId: newId(),
  rights: new Set(rights),
})

/** A database of its own with this module's tables, a quality department and somebody who only reads. */
export async function openHouse() {
  const { ownerUrl, drop } = await testDatabase()
  await migrate(ownerUrl, [catalogue])
  const clock = movableClock('2026-11-22T01:00:00.000Z')
  const db = openDatabase(appUrl(ownerUrl), { clock, size: 6 })
  const quality = actorOf(Object.keys(catalogue.rights), '质量负责人')
  const reader = actorOf(['catalogue.product.read'])
  const as = <T>(actor: Actor, use: (ctx: Ctx) => Promise<T>): Promise<T> => transact(db, { actor }, use)
  return {
    db,
    clock,
    ownerUrl,
    quality,
    reader,
    as,
    events: (productId: string) =>
      as(quality, ctx => eventsAbout(ctx, { org: quality.orgId, subject: productId })),
    close: async () => {
      await db.close()
      await drop()
    },
  }
}

export const amoxicillin = (more: Partial<NewProduct> = {}): NewProduct => ({
  productId: newId(),
  genericName: '阿莫西林胶囊',
  brand: '阿莫仙',
  form: '胶囊',
  spec: '0.25g×24粒/盒',
  makerName: '珠海联邦制药股份有限公司',
  approvalNo: '国药准字H44021518',
  scopeClass: 'antibiotic',
  rx: 'rx',
  temperature: 'ambient',
  ephedrine: false,
  deviceClass: 0,
  ...more,
})
