import { Denied, isRefusal, newId, storeFile } from '@yaolian/kernel'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addProducts } from './add-products.ts'
import { askChange } from './ask-change.ts'
import type { AskedChange, FactsPatch, ProductFlag } from './contract.ts'
import { applyDueChanges, decideChange } from './decide-change.ts'
import { editDrug, findDrugs, findSubstitutes, listProductsOfDrug, readDrug } from './drugs.ts'
import { getProduct } from './get-product.ts'
import { amoxicillin, openHouse, type TestHouse } from './house-for-tests.ts'
import { warnOfRegistrations } from './jobs.ts'
import { listChanges, listExpiring, readLeaflets } from './list-changes.ts'
import { addPicture, orderPictures, readPictures, showPicture } from './pictures.ts'
import { readProducts } from './read-products.ts'
import { suspendProduct } from './step-product.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const published = async (more = {}) => {
  const product = amoxicillin({ makerName: `厂${newId()}`, ...more })
  await house.as(house.desk, ctx => addProducts(ctx, [product]))
  const [status] = await house.publish([{ productId: product.productId }])
  if (!status || isRefusal(status)) throw new Error(status?.code)
  return product.productId
}
const ask = (asked: Omit<AskedChange, 'requestId' | 'reason'>, reason = '包装更新') =>
  house.as(house.desk, ctx => askChange(ctx, { requestId: newId(), reason, ...asked } as AskedChange))
const facts = (productId: string, after: FactsPatch, more = {}) =>
  ask({ kind: 'facts', productId, after, ...more })
const decide = (answer: Awaited<ReturnType<typeof ask>>, approve = true, actor = house.quality, note = '') =>
  house.as(actor, ctx =>
    decideChange(ctx, { requestId: 'requestId' in answer ? answer.requestId : '', approve, note }),
  )
const detail = (productId: string) => house.as(house.reader, ctx => getProduct(ctx, productId))

const levels = [
  { level: '盒', units: 1 },
  { level: '件', units: 200 },
]
const box = { level: '盒', gtin: '6901234567892', grossWeightGrams: 35, volumeCm3: 90 }
const insurance: ProductFlag = {
  flag: 'insurance',
  value: '甲',
  code: 'XJ01CAA040E001010100154',
  source: '国家医保药品目录 2025',
  validFrom: '2026-01-01',
  validTo: null,
}

test('a published product changes only when another person agrees, and keeps what stood there', async () => {
  const productId = await published()
  const asked = await facts(productId, {
    packLevels: levels,
    packFacts: [box],
    flags: [insurance],
    storageText: '遮光，密封保存',
    shelfLifeMonths: 24,
    rx: 'otc_a',
  })
  expect(asked).toMatchObject({ state: 'open' })
  expect((await detail(productId)).rx).toBe('rx')
  await expect(decide(asked, true, house.desk)).rejects.toThrow(Denied)
  const both = { ...house.quality, userId: house.desk.userId }
  expect(await decide(asked, true, both)).toMatchObject({ code: 'catalogue.same_person' })
  expect(await facts(productId, { alias: '别名' })).toMatchObject({ code: 'catalogue.change_waiting' })
  expect(await decide(asked)).toMatchObject({ state: 'applied' })
  const after = await detail(productId)
  expect(after).toMatchObject({
    rx: 'otc_a',
    packLevels: levels,
    packFacts: [box],
    flags: [insurance],
    storageText: '遮光，密封保存',
    shelfLifeMonths: 24,
    version: 4,
  })
  expect(after.changes[0]).toMatchObject({ step: 'change_facts', byName: '质量负责人', reason: '包装更新' })
  expect(after.changes[0]?.before).toMatchObject({
    rx: 'rx',
    storageText: '',
    flags: [{ flag: 'antibacterial' }],
  })
  const [row] = await house.as(house.reader, ctx => readProducts(ctx, [productId]))
  expect(row).toMatchObject({ packLevels: levels, facts: { rx: 'otc_a', state: 'published' } })
  expect((await house.events(productId)).map(event => event.type)).toContain('catalogue.product_changed')
  expect(await decide(asked)).toMatchObject({ code: 'catalogue.change_decided' })
})

test.each([
  ['nothing_changed', {}],
  ['nothing_changed', { brand: '阿莫仙' }],
  ['packs_broken', { packLevels: [{ level: '瓶', units: 1 }] }],
  ['packs_broken', { packLevels: [...levels, { level: '箱', units: 200 }] }],
  ['pack_unknown', { packFacts: [{ ...box, level: '托' }] }],
  ['gtin_wrong', { packFacts: [{ ...box, gtin: '6901234567893' }] }],
  ['gtin_twice', { packLevels: levels, packFacts: [box, { ...box, level: '件', gtin: '06901234567892' }] }],
  ['flag_twice', { flags: [insurance, insurance] }],
  ['flag_value', { flags: [{ ...insurance, value: '丙' }] }],
  ['flag_days', { flags: [{ ...insurance, validFrom: '2026-02-01', validTo: '2026-01-01' }] }],
  ['approval_format', { scopeClass: 'vaccine' as const }],
])('a change is refused with %s', async (code, after) => {
  const productId = await published()
  expect(await facts(productId, after)).toMatchObject({ refused: true, code: `catalogue.${code}` })
})

test('a code that another product carries is refused when the change would be written', async () => {
  const gtin = '6909876543212'
  const [first, second] = [await published(), await published()]
  await decide(await facts(first, { packFacts: [{ ...box, gtin }] }))
  const asked = await facts(second, { packFacts: [{ ...box, gtin: `0${gtin}` }] })
  expect(await decide(asked)).toMatchObject({ code: 'catalogue.gtin_taken' })
  expect(await decide(asked, false)).toMatchObject({ code: 'catalogue.note_missing' })
  expect(await decide(asked, false, house.quality, '条码属于另一品种')).toMatchObject({ state: 'rejected' })
})

test('a draft is changed at once; a submitted one by nobody', async () => {
  const product = amoxicillin({ makerName: '草稿厂' })
  const { productId } = product
  await house.as(house.desk, ctx => addProducts(ctx, [product]))
  expect(await facts(productId, { brand: '新牌' })).toMatchObject({ state: 'applied' })
  expect((await detail(productId)).brand).toBe('新牌')
  expect(await facts(productId, { brand: '昨日' }, { effectiveFrom: '2026-11-21' })).toMatchObject({
    code: 'catalogue.past_day',
  })
})

test('a change of a later day waits for its day; what has moved meanwhile is not overwritten', async () => {
  const [calm, moved] = [await published(), await published()]
  const later = { effectiveFrom: '2026-11-24' }
  const waiting = await Promise.all([
    facts(calm, { storageText: '密封' }, later),
    facts(moved, { storageText: '密封' }, later),
  ])
  for (const asked of waiting) expect(await decide(asked)).toMatchObject({ state: 'approved' })
  expect(await applyDueChanges(house.db)).toBe(0)
  expect((await detail(calm)).storageText).toBe('')
  // Somebody's statement past the requests: the approval was about another text.
  await house.owner(`update catalogue.product set storage_text = '阴凉' where product_id = '${moved}'`)
  house.clock.set('2026-11-23T16:01:00.000Z')
  expect(await applyDueChanges(house.db)).toBe(1)
  house.clock.set('2026-11-22T01:00:00.000Z')
  expect([(await detail(calm)).storageText, (await detail(moved)).storageText]).toEqual(['密封', '阴凉'])
  const rows = (
    await house.as(house.desk, ctx => listChanges(ctx, { 'f.state': 'rejected', 'f.product': moved }))
  ).rows
  expect(rows[0]).toMatchObject({ state: 'rejected', askedByMe: true })
  expect(rows[0]?.note).toContain('catalogue.changed_since')
})

test('a registration is renewed with its validity, and half a year before its end it is spoken of', async () => {
  const productId = await published()
  const renew = (approvalFrom: string, approvalTo: string) =>
    ask({
      kind: 'registration',
      productId,
      after: { approvalNo: '国药准字 H44021518', approvalFrom, approvalTo },
    })
  expect(await renew('2027-01-01', '2026-01-01')).toMatchObject({ code: 'catalogue.approval_days' })
  expect(await decide(await renew('2022-03-01', '2027-02-28'))).toMatchObject({ state: 'applied' })
  expect(await detail(productId)).toMatchObject({
    approvalNo: '国药准字H44021518',
    approvalFrom: '2022-03-01',
    approvalTo: '2027-02-28',
  })
  const { rows } = await house.as(house.reader, ctx => listExpiring(ctx, {}))
  expect(rows.map(row => [row.productId, row.daysLeft])).toEqual([[productId, 98]])
  await warnOfRegistrations(house.db)
  await decide(await renew('2027-03-01', '2032-02-29'))
  expect((await house.as(house.reader, ctx => listExpiring(ctx, {}))).rows).toEqual([])
})

test('leaflets keep every version; another pack under the same number shows them', async () => {
  const productId = await published({ makerName: '说明书厂' })
  const sibling = await published({ makerName: '说明书厂', spec: '0.25g×36粒/盒' })
  const leaflet = (revisedOn: string, indications: string) =>
    ask({
      kind: 'leaflet',
      productId,
      after: { revisedOn, source: '企业提供', sections: { indications, dosage: '口服' } },
    })
  await decide(await leaflet('2024-05-01', '敏感菌感染'))
  expect(await leaflet('2024-05-01', '敏感菌感染')).toMatchObject({ code: 'catalogue.nothing_changed' })
  expect(await leaflet('2023-05-01', '旧')).toMatchObject({ code: 'catalogue.leaflet_older' })
  expect(await leaflet('2027-05-01', '新')).toMatchObject({ code: 'catalogue.leaflet_future' })
  expect(
    await ask({
      kind: 'leaflet',
      productId,
      after: { revisedOn: '2026-01-01', source: '企业', sections: { dosage: ' ' } },
    }),
  ).toMatchObject({ code: 'catalogue.leaflet_empty' })
  await decide(await leaflet('2026-05-01', '敏感菌所致感染'))
  const own = (await house.as(house.reader, ctx => readLeaflets(ctx, productId))).leaflets
  expect(own.map(one => [one.version, one.sections.indications, one.approvedBy])).toEqual([
    [2, '敏感菌所致感染', '质量负责人'],
    [1, '敏感菌感染', '质量负责人'],
  ])
  const other = (await house.as(house.reader, ctx => readLeaflets(ctx, sibling))).leaflets
  expect(other[0]).toMatchObject({ version: 2, ofOtherPack: true })
})

test('substitutes: the same first, then the substance in another form, then other strengths, never what is off sale', async () => {
  const drug = { genericName: '缬沙坦片', form: '片剂', scopeClass: 'chemical' as const }
  const wanted = await published({ ...drug, spec: '80mg×7片/盒', makerName: '替代甲厂' })
  const same = await published({ ...drug, spec: '80mg×14片/盒', makerName: '替代乙厂' })
  const strength = await published({ ...drug, spec: '160mg×7片/盒', makerName: '替代甲厂' })
  const capsules = { ...drug, genericName: '缬沙坦胶囊', form: '胶囊' }
  const substance = await published({ ...capsules, spec: '80mg×7粒/盒', makerName: '替代甲厂' })
  await published({ ...capsules, spec: '40mg×7粒/盒', makerName: '替代甲厂' })
  const stopped = await published({ ...drug, spec: '80mg×28片/盒', makerName: '替代丙厂' })
  await house.as(house.quality, ctx => suspendProduct(ctx, { productId: stopped, reason: '抽检不合格' }))
  const grams = await published({ ...drug, spec: '0.08g×10片/盒', makerName: '替代丁厂' })
  const found = await house.as(house.reader, ctx => findSubstitutes(ctx, wanted))
  expect(found.map(one => [one.productId, one.why])).toEqual([
    [same, 'same'],
    [grams, 'same'],
    [substance, 'same_substance'],
    [strength, 'other_strength'],
  ])
  const { drugId } = await detail(wanted)
  expect(await house.as(house.reader, ctx => readDrug(ctx, drugId))).toMatchObject({
    englishName: 'valsartan',
    atc: 'C09CA03',
    route: 'oral',
  })
  const list = await house.as(house.reader, ctx => listProductsOfDrug(ctx, drugId, { limit: '3' }))
  expect(list.rows.map(row => row.strength)).toEqual(['0.08g', '160mg', '80mg'])
  const rest = await house.as(house.reader, ctx =>
    listProductsOfDrug(ctx, drugId, { limit: '3', after: list.next ?? '' }),
  )
  expect([...list.rows, ...rest.rows]).toHaveLength(5)
  const by = (q: string) => house.as(house.reader, ctx => findDrugs(ctx, { q }))
  expect((await by('VALSARTAN')).rows.map(row => row.genericName).sort()).toEqual(['缬沙坦片', '缬沙坦胶囊'])
  expect((await detail(stopped)).suspendedWhy).toBe('抽检不合格')
  expect((await detail(stopped)).suspendedOn).toBe('2026-11-22')
})

test('a drug is corrected by quality; an older version of it is refused', async () => {
  const { drugId } = await detail(await published({ genericName: '改正片', form: '片剂' }))
  const edit = (version: number) =>
    house.as(house.quality, ctx =>
      editDrug(ctx, { drugId, version, englishName: 'correctine', atc: 'A02BC', route: 'oral' }),
    )
  expect(await edit(1)).toMatchObject({ englishName: 'correctine', version: 2 })
  expect(await edit(1)).toMatchObject({ refused: true, code: 'catalogue.changed_since' })
})

const upload = async (content: Buffer, name = '盒.png') => {
  const fileId = newId()
  const answer = await storeFile(house.db, house.desk, { id: fileId, name, content })
  expect(answer.status).toBeLessThan(300)
  return fileId
}
const square = (side: number, colour: string) =>
  sharp({ create: { width: side, height: side, channels: 3, background: colour } })
    .png()
    .toBuffer()

test('pictures are made small, ordered, taken off and put back; prescription packs are not for public lists', async () => {
  const productId = await published()
  const add = async (content: Buffer) => {
    const fileId = await upload(content)
    return house.as(house.desk, ctx =>
      addPicture(ctx, { pictureId: newId(), productId, fileId, kind: 'front' }),
    )
  }
  expect(await add(await square(120, 'red'))).toMatchObject({ code: 'catalogue.picture_small' })
  const red = await square(1_400, 'red')
  await add(red)
  expect(await add(red)).toMatchObject({ code: 'catalogue.picture_known' })
  await add(await square(400, 'blue'))
  const { pictures } = await house.as(house.reader, ctx => readPictures(ctx, productId))
  expect(pictures.map(({ width, main, public: shown }) => [width, main, shown])).toEqual([
    [1_400, true, false],
    [400, false, false],
  ])
  const [first, second] = pictures.map(picture => picture.pictureId) as [string, string]
  const thumb = await house.as(house.reader, ctx => showPicture(ctx, { pictureId: first, size: 'thumb' }))
  if (isRefusal(thumb)) throw new Error(thumb.code)
  expect(await sharp(thumb.body as Buffer).metadata()).toMatchObject({
    format: 'webp',
    width: 160,
    height: 160,
  })
  const order = (pictureIds: string[]) =>
    house.as(house.desk, ctx => orderPictures(ctx, { productId, pictureIds }))
  expect(await order([newId()])).toMatchObject({ code: 'catalogue.picture_unknown' })
  expect(await order([second])).toMatchObject({ pictures: [{ pictureId: second, main: true }] })
  await expect(
    house.as(house.reader, ctx => showPicture(ctx, { pictureId: first, size: 'thumb' })),
  ).rejects.toThrow('picture')
  expect(await add(red)).toMatchObject({ pictures: [{ pictureId: second }, { pictureId: first }] })
  const strange = { ...house.desk, orgId: newId() }
  const fileId = await upload(await square(300, 'green'))
  expect(
    await house.as(strange, ctx => addPicture(ctx, { pictureId: newId(), productId, fileId, kind: 'back' })),
  ).toMatchObject({ code: 'file.missing' })
})
