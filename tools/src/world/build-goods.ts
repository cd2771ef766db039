import { addProducts, publishProducts, submitProducts } from '@yaolian/catalogue'
import { gs1Check, makeApprovalNumber, makeDeviceRegistration } from '@yaolian/codes'
import { applyTransfers, stockReceived } from '@yaolian/ledger'
import { listOffers, setListPrices } from '@yaolian/price'
import type { House } from '@yaolian/server'
import { openPlace, receiveStock } from '@yaolian/stock'
import { accepted, act, allAccepted, at, chunks } from './act.ts'
import type { Chance } from './chance.ts'
import type { Firm, Firms } from './plan-firms.ts'
import { type Good, type LotPlan, lotCostFen, type Priced } from './plan-goods.ts'

const CHUNK = 400

/**
 * The world's products: real facts, approval numbers of the right form but made up, marked as demo data. Published
 * by the platform's quality desk, as every product is.
 */
export async function publishGoods(
  house: House,
  chance: Chance,
  firms: Firms,
  goods: readonly Good[],
  day: string,
): Promise<void> {
  // Two people of the platform: who enters and submits a product may not publish it.
  const { quality: person, trade: editor } = firms.platform[0]!.people
  for (const [part, some] of chunks(goods, CHUNK).entries()) {
    const products = some.map(({ productId, fact }, i) => ({
      productId,
      genericName: fact.generic,
      brand: fact.brand,
      form: fact.form,
      spec: fact.spec,
      packLevels: fact.packLevels,
      makerName: fact.maker ?? '',
      approvalNo: numberFor(chance, fact),
      scopeClass: fact.scopeClass,
      rx: fact.rx,
      temperature: fact.temperature,
      ephedrine: fact.ephedrine,
      deviceClass: fact.deviceClass,
      demo: true,
      packFacts: packFactsOf(fact, part * CHUNK + i),
      shelfLifeMonths: fact.scopeClass === 'biologic' ? 24 : 36,
      storageText: STORAGE[fact.temperature],
    }))
    const ids = some.map(({ productId }) => ({ productId }))
    await act(house, { person: editor, now: at(day, 9, 30) }, async ctx => {
      allAccepted(await addProducts(ctx, products))
      allAccepted(await submitProducts(ctx, ids))
    })
    await act(house, { person, now: at(day, 10) }, async ctx => allAccepted(await publishProducts(ctx, ids)))
  }
}

const STORAGE = {
  ambient: '密封，在干燥处保存。',
  cool: '密封，在阴凉处（不超过20℃）保存。',
  cold: '在2～8℃避光保存，避免冷冻。',
  frozen: '在-20℃以下保存。',
} as const

/** Codes under a prefix that no maker has, weights and volumes of the usual order. */
function packFactsOf({ packLevels }: Good['fact'], serial: number) {
  const body = `699${String(serial).padStart(9, '0')}`
  return packLevels.map(({ level, units }, i) => ({
    level,
    gtin: i === 0 ? body + gs1Check(body) : `${i}${body}${gs1Check(`${i}${body}`)}`,
    grossWeightGrams: units * (25 + (serial % 160)),
    volumeCm3: units * (80 + (serial % 300)),
  }))
}

const LETTERS = { tcm_patent: 'Z', biologic: 'S', blood: 'S', vaccine: 'S' } as const

function numberFor(chance: Chance, { scopeClass }: Good['fact']): string | null {
  if (scopeClass === 'tcm_slices' || scopeClass === 'tcm_material') return null
  const year = chance.between(2003, 2022)
  if (scopeClass === 'device1') return `鄂汉械备${year}${String(chance.between(1, 9_999)).padStart(4, '0')}`
  if (scopeClass === 'device2' || scopeClass === 'device3')
    return makeDeviceRegistration(chance.below, {
      deviceClass: scopeClass === 'device3' ? 3 : 2,
      province: '鄂',
      year: chance.between(2016, 2024),
    })
  if (scopeClass === 'health_food') return `国食健注G20${String(chance.between(160_000, 239_999))}`
  return makeApprovalNumber(chance.below, {
    letter: LETTERS[scopeClass as keyof typeof LETTERS] ?? 'H',
    year,
  })
}

/** Each distributor lists what it carries, at its price. */
export async function listAssortments(
  house: House,
  assortment: readonly Priced[],
  day: string,
): Promise<void> {
  for (const [seller, own] of Map.groupBy(assortment, one => one.seller))
    for (const some of chunks(own, CHUNK)) {
      const acting = { person: seller.people.trade, now: at(day, 13) }
      const prices = some.map(({ good, micro, vatBp }) => ({
        productId: good.productId,
        priceMicro: micro,
        vatBp,
        validFrom: day,
        reason: '首次定价',
      }))
      await act(house, acting, async ctx => accepted(await setListPrices(ctx, prices)))
      const offers = some.map(({ good }) => ({
        productId: good.productId,
        listed: true,
        minQuantity: 1,
        multiple: 1,
      }))
      await act(house, acting, async ctx => accepted(await listOffers(ctx, offers)))
    }
}

/** The opening stock, received into each distributor's warehouse and posted to its books. */
export async function fillWarehouses(
  house: House,
  chance: Chance,
  lots: readonly LotPlan[],
  day: string,
): Promise<void> {
  for (const [seller, own] of Map.groupBy(lots, lot => lot.seller)) {
    const placeId = chance.id(day)
    const name = `${seller.district.city.replace('市', '')}中心仓`
    const acting = { person: seller.people.trade, now: at(day, 14) }
    const zones: ('ambient' | 'cool' | 'cold' | 'frozen')[] = ['ambient', 'cool', 'cold', 'frozen']
    await act(house, acting, async ctx =>
      accepted(await openPlace(ctx, { placeId, name, kind: 'warehouse', zones })),
    )
    for (const [i, some] of chunks(own, CHUNK).entries())
      await receive(house, chance, seller, some, { day, placeId, part: i + 1 })
  }
}

type Opening = { day: string; placeId: string; part: number }

function receive(
  house: House,
  chance: Chance,
  seller: Firm,
  lots: readonly LotPlan[],
  opening: Opening,
): Promise<void> {
  const documentId = chance.id(opening.day)
  const orgId = seller.organisation.orgId
  return act(house, { person: seller.people.trade, now: at(opening.day, 15) }, async ctx => {
    const receipts = lots.map(lot => ({
      orgId,
      documentId,
      productId: lot.good.productId,
      temperature: lot.good.fact.temperature,
      lotNo: lot.lotNo,
      madeOn: lot.madeOn,
      expiresOn: lot.expiresOn,
      quantity: lot.quantity,
      unitCostMicro: lot.unitCostMicro,
      report: `JY${lot.lotNo}`,
      quality: 'accepted' as const,
      placeId: opening.placeId,
    }))
    accepted(await receiveStock(ctx, receipts, 'opening'))
    const costFen = lots.reduce((sum, lot) => sum + lotCostFen(lot), 0)
    const documentNo = `QC${opening.day.replaceAll('-', '')}-${opening.part}`
    await applyTransfers(
      ctx,
      stockReceived({ orgId, documentId, documentNo, businessDate: opening.day, costFen }),
    )
  })
}
