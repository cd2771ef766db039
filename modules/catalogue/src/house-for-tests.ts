import {
  type Actor,
  appUrl,
  type Ctx,
  eventsAbout,
  isRefusal,
  migrate,
  movableClock,
  newId,
  openDatabase,
  type Refusal,
  transact,
} from '@yaolian/kernel'
import { testDatabase } from '@yaolian/kernel/test'
import pg from 'pg'
import type { NewProduct, ProductStatus, Publication } from './contract.ts'
import { catalogue } from './face.ts'
import { publishProducts, submitProducts } from './publish-products.ts'

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
  const desk = actorOf(['catalogue.product.read', 'catalogue.product.add', 'catalogue.import'], '录入员')
  const as = <T>(actor: Actor, use: (ctx: Ctx) => Promise<T>): Promise<T> => transact(db, { actor }, use)
  /** Submitted by one and published by the other; what the first was refused is the answer. */
  const publish = async (given: readonly Publication[]): Promise<(ProductStatus | Refusal)[]> => {
    const submitted = await as(desk, ctx => submitProducts(ctx, given))
    const ready = given.filter((_, i) => !isRefusal(submitted[i]))
    const published = await as(quality, ctx => publishProducts(ctx, ready))
    return submitted.map((answer, i) => (isRefusal(answer) ? answer : published[ready.indexOf(given[i]!)]!))
  }
  return {
    db,
    clock,
    ownerUrl,
    quality,
    desk,
    reader,
    /** A statement of the tables' owner, past every rule. */
    owner: async (text: string) => {
      const client = new pg.Client({ connectionString: ownerUrl })
      await client.connect()
      await client.query(text)
      await client.end()
    },
    publish,
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
