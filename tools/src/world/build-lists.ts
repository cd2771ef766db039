import {
  acceptMatches,
  addProducts,
  matchList,
  matchWaiting,
  openImport,
  proposeMerge,
} from '@yaolian/catalogue'
import { plusDays, storeFile } from '@yaolian/kernel'
import type { House } from '@yaolian/server'
import { accepted, act, actorOf, allAccepted, at } from './act.ts'
import { type Chance, chanceOf } from './chance.ts'
import type { Firm, Firms } from './plan-firms.ts'
import type { Good } from './plan-goods.ts'

const LIST_ROWS = 60

/**
 * Lists as two ERP systems print them: one settled long ago, one that waits for somebody; and two products of the
 * catalogue that somebody holds for one. Chance of its own, so that the rest of the world stays what it was.
 */
export async function buildLists(
  house: House,
  firms: Firms,
  goods: readonly Good[],
  days: { today: string; seed: number },
): Promise<void> {
  const chance = chanceOf(days.seed + 53)
  const [first, second] = firms.distributors
  const known = goods.filter(({ fact }) => fact.maker && fact.spec.includes('×'))
  const old = { day: plusDays(days.today, -21), name: '商品档案导出.csv', code: 'SP' }
  if (first)
    await importList(house, chance, first, {
      ...old,
      text: exportOf(known.slice(0, LIST_ROWS), old.code),
      settle: true,
    })
  const fresh = { day: plusDays(days.today, -1), name: '在售商品目录（新系统）.csv', code: 'K' }
  const text = exportOf(known.slice(20, 20 + LIST_ROWS), fresh.code)
  for (const firm of [first, second])
    if (firm) await importList(house, chance, firm, { ...fresh, text, settle: false })
  await proposeTwin(house, chance, firms, known, plusDays(days.today, -1))
}

/** Its own titles, stars for crosses, half of the numbers missing, some packs and makers otherwise, two rows unknown. */
function exportOf(goods: readonly Good[], code: string): string {
  const rows = goods.map(({ fact }, i) => {
    const spec = i % 9 === 4 ? fact.spec.replace(/×(\d)/, '*9$1') : fact.spec.replace('×', '*')
    const maker =
      i % 7 === 3 ? '' : (fact.maker ?? '').replace('股份有限公司', i % 2 ? '有限公司' : '股份有限公司')
    const name = fact.brand && i % 3 === 0 ? `${fact.generic}（${fact.brand}）` : fact.generic
    return [
      `${code}${String(i + 1).padStart(4, '0')}`,
      name,
      spec,
      fact.packLevels[0]?.level ?? '',
      maker,
    ].join()
  })
  return [
    '商品目录,,,,',
    '货号,药品通用名称,包装规格,单位,生产企业/产地',
    ...rows,
    `${code}0901,某某复方颗粒,10g*12袋/盒,盒,某某药业有限公司`,
    `${code}0902,检查手套,中号,双,某某医用制品有限公司`,
  ].join('\n')
}

type Export = { day: string; name: string; text: string; settle: boolean }

async function importList(house: House, chance: Chance, firm: Firm, list: Export): Promise<void> {
  const person = firm.people.trade
  const [fileId, importId] = [chance.id(list.day), chance.id(list.day)]
  const file = { id: fileId, name: list.name, content: Buffer.from(list.text) }
  const answer = await storeFile(house.db, actorOf(person), file)
  if (answer.status !== 201) throw new Error(`the world's list was answered ${answer.status}`)
  await act(house, { person, now: at(list.day, 14) }, async ctx => {
    const { mapping } = accepted(await openImport(ctx, { importId, fileId }))
    accepted(await matchList(ctx, { importId, mapping }))
  })
  await matchWaiting(house.db, { orgId: person.orgId, importId })
  if (!list.settle) return
  await act(house, { person, now: at(list.day, 15) }, async ctx =>
    accepted(await acceptMatches(ctx, { importId, scoreMin: 90 })),
  )
}

/** The same product under its maker's shorter name, entered by mistake; quality finds the proposal in the morning. */
async function proposeTwin(
  house: House,
  chance: Chance,
  firms: Firms,
  goods: readonly Good[],
  day: string,
): Promise<void> {
  const good = goods.find(({ fact }) => fact.maker?.endsWith('股份有限公司'))
  if (!good) return
  const { fact } = good
  const person = firms.platform[0]!.people.trade
  const productId = chance.id(day)
  await act(house, { person, now: at(day, 10) }, async ctx => {
    allAccepted(
      await addProducts(ctx, [
        {
          productId,
          genericName: fact.generic,
          brand: fact.brand,
          form: fact.form,
          spec: fact.spec,
          packLevels: fact.packLevels,
          makerName: (fact.maker ?? '').replace('股份有限公司', '有限公司'),
          scopeClass: fact.scopeClass,
          rx: fact.rx,
          temperature: fact.temperature,
          ephedrine: fact.ephedrine,
          deviceClass: fact.deviceClass,
          demo: true,
        },
      ]),
    )
    const reason = '厂家写法不同，其余相同，应为同一品种'
    accepted(
      await proposeMerge(ctx, { mergeId: chance.id(day), productId, survivorId: good.productId, reason }),
    )
  })
}
