import { addPicture, askChange, decideChange, plantTrees } from '@yaolian/catalogue'
import type { AskedChange } from '@yaolian/catalogue/contract'
import { plusDays, storeFile } from '@yaolian/kernel'
import type { House } from '@yaolian/server'
import { accepted, act, actorOf, at } from './act.ts'
import { type Chance, chanceOf } from './chance.ts'
import { leafletOf } from './lists/leaflets.ts'
import { packPicture } from './pack-picture.ts'
import type { Firms } from './plan-firms.ts'
import type { Good } from './plan-goods.ts'

/** So many of a kind are enough to be met while looking around. */
const LEAFLETS_MAX = 40
const PICTURED_MAX = 24
const DATED_MAX = 40
const DATED_EVERY = 7

type Desk = { house: House; chance: Chance; firms: Firms; day: string }

/**
 * What the catalogue knows beyond names: category trees, leaflets, pictures, registrations with their end, and
 * changes that wait for quality. Chance of its own, so that the rest of the world stays what it was.
 */
export async function buildDepth(
  house: House,
  firms: Firms,
  goods: readonly Good[],
  days: { founded: string; today: string; seed: number },
): Promise<void> {
  const desk: Desk = { house, firms, chance: chanceOf(days.seed + 41), day: plusDays(days.founded, 2) }
  const { quality } = firms.platform[0]!.people
  await act(house, { person: quality, now: at(desk.day, 9) }, ctx =>
    plantTrees(ctx, () => desk.chance.id(desk.day)),
  )
  await writeLeaflets(desk, goods)
  await dateRegistrations(desk, goods, days.today)
  await hangPictures(desk, goods)
  await askWaiting({ ...desk, day: plusDays(days.today, -1) }, goods)
}

type Asked = AskedChange extends infer A ? (A extends unknown ? Omit<A, 'requestId'> : never) : never

async function ask({ house, firms, chance, day }: Desk, asked: Asked, isAgreed: boolean): Promise<void> {
  const { trade: editor, quality } = firms.platform[0]!.people
  const requestId = chance.id(day)
  await act(house, { person: editor, now: at(day, 10) }, async ctx =>
    accepted(await askChange(ctx, { requestId, ...asked } as AskedChange)),
  )
  if (!isAgreed) return
  await act(house, { person: quality, now: at(day, 16) }, async ctx =>
    accepted(await decideChange(ctx, { requestId, approve: true, note: '' })),
  )
}

async function writeLeaflets(desk: Desk, goods: readonly Good[]): Promise<void> {
  const known = goods.filter(({ fact }) => leafletOf(fact.generic)).slice(0, LEAFLETS_MAX)
  for (const [i, { productId, fact }] of known.entries()) {
    const sections = leafletOf(fact.generic) ?? {}
    const write = (revisedOn: string, written: typeof sections, reason: string) =>
      ask(
        desk,
        {
          kind: 'leaflet',
          productId,
          reason,
          after: { revisedOn, source: '演示资料，非核准文本', sections: written },
        },
        true,
      )
    // Some have an older version, which shorter leaflets of their time had.
    if (i % 4 === 0) {
      const { interactions: _, ...older } = sections
      await write('2021-06-01', older, '首次录入')
    }
    await write('2025-03-18', sections, i % 4 === 0 ? '增加药物相互作用' : '首次录入')
  }
}

/** Some registrations end soon, as every fifth year's do. */
async function dateRegistrations(desk: Desk, goods: readonly Good[], today: string): Promise<void> {
  const numbered = goods.filter(({ fact }) =>
    ['chemical', 'antibiotic', 'tcm_patent'].includes(fact.scopeClass),
  )
  const some = numbered.filter((_, i) => i % DATED_EVERY === 3).slice(0, DATED_MAX)
  for (const [i, { productId }] of some.entries()) {
    const approvalTo = plusDays(today, i % 4 === 0 ? 12 + i * 3 : 400 + i * 29)
    const after = { approvalFrom: plusDays(approvalTo, -1_825), approvalTo }
    await ask(desk, { kind: 'registration', productId, reason: '登记批件有效期', after }, true)
  }
}

async function hangPictures({ house, firms, chance, day }: Desk, goods: readonly Good[]): Promise<void> {
  const { trade: editor } = firms.platform[0]!.people
  for (const [i, { productId }] of goods.slice(0, PICTURED_MAX).entries()) {
    for (const kind of i % 3 === 0 ? (['front', 'outer'] as const) : (['front'] as const)) {
      const fileId = chance.id(day)
      const content = packPicture(i * 2 + (kind === 'outer' ? 1 : 0))
      const answer = await storeFile(house.db, actorOf(editor), { id: fileId, name: '包装.png', content })
      if (answer.status !== 201) throw new Error(`the world's picture was answered ${answer.status}`)
      await act(house, { person: editor, now: at(day, 11) }, async ctx =>
        accepted(await addPicture(ctx, { pictureId: chance.id(day), productId, fileId, kind })),
      )
    }
  }
}

/** What the quality desk finds in the morning. */
async function askWaiting(desk: Desk, goods: readonly Good[]): Promise<void> {
  const [first, second, third] = goods.filter(({ fact }) => fact.temperature === 'ambient')
  const facts = [
    [first, { storageText: '密封，不超过20℃保存', temperature: 'cool' as const }, '说明书修订贮藏条件'],
    [second, { shelfLifeMonths: 48 }, '有效期延长至48个月'],
    [third, { alias: '旧名示例' }, '补充别名，便于检索'],
  ] as const
  for (const [good, after, reason] of facts)
    if (good) await ask(desk, { kind: 'facts', productId: good.productId, reason, after }, false)
}
