import { newId, plusDays } from '@yaolian/kernel'
import type { Client } from '@yaolian/tools'

/** Twelve yuan fifty each, from today on, by the piece. */
const PRICE_FEN = 1_250
export async function offerGoods(sales: Client, productIds: readonly string[]): Promise<void> {
  const price = { priceMicro: PRICE_FEN * 10_000, vatBp: 1_300, validFrom: sales.businessDate }
  await sales.command('/price/list-prices', {
    prices: productIds.map(productId => ({ productId, ...price, reason: '首次定价' })),
  })
  await sales.command('/price/offers', {
    offers: productIds.map(productId => ({ productId, listed: true, minQuantity: 1, multiple: 1 })),
  })
}

type Lot = { lotId: string }

/** One lot of each, into the seller's warehouse, where it waits for quality (待验). */
export async function receiveGoods(
  sales: Client,
  productIds: readonly string[],
  quantity: number,
): Promise<Lot[]> {
  const { rows } = await sales.get<{ rows: { placeId: string; kind: string }[] }>('/stock/places')
  const day = sales.businessDate
  const lot = {
    madeOn: plusDays(day, -60),
    expiresOn: plusDays(day, 670),
    quantity,
    unitCostMicro: 9_000_000,
  }
  const received = await sales.command('/stock/receipts', {
    placeId: rows.find(place => place.kind === 'warehouse')!.placeId,
    lines: productIds.map((productId, i) => ({ productId, lotNo: `26110${i}`, ...lot })),
  })
  return (received as { lines: Lot[] }).lines
}

export async function acceptLots(quality: Client, lots: readonly Lot[]): Promise<void> {
  for (const { lotId } of lots)
    await quality.command(`/stock/lots/${lotId}/grade`, { quality: 'accepted', report: 'JY1' })
}

/** A medicine that nobody sold before: entered by one person of the platform, published by another. */
export async function newMedicine(editor: Client, desk: Client, approvalNo: string): Promise<string> {
  const productId = newId()
  await editor.command('/catalogue/products', {
    product: {
      productId,
      genericName: `示例${approvalNo.slice(-4)}片`,
      form: '片剂',
      spec: '0.25g×24片/盒',
      makerName: '示例制药有限公司',
      approvalNo,
      scopeClass: 'chemical',
      rx: 'otc_b',
      temperature: 'ambient',
      ephedrine: false,
      deviceClass: 0,
    },
  })
  await publishAs(editor, desk, productId, { confirm: true })
  return productId
}

/** Submitted with its facts by one, published by the other. */
export async function publishAs(
  editor: Client,
  desk: Client,
  productId: string,
  facts: Record<string, unknown>,
): Promise<void> {
  await editor.command(`/catalogue/products/${productId}/submit`, facts)
  await desk.command(`/catalogue/products/${productId}/publish`)
}
