import { type Ctx, permit } from '@yaolian/kernel'
import { readNew } from './add-products.ts'
import type { NewProduct } from './contract.ts'
import type { ProductToStore } from './product-row.ts'
import { storeProducts } from './store-products.ts'

/**
 * A whole demo catalogue, published at once and in as few statements as it takes: for benchmarks and the large demo
 * worlds only, so every row is marked `demo`. No event and no change is kept of it; who fills a house this way
 * tells no listener. Throws where a row is not what it should be, since nobody typed it.
 * @returns how many rows were new
 */
export async function fillProducts(ctx: Ctx, given: readonly NewProduct[]): Promise<number> {
  permit(ctx, 'catalogue.import')
  const taken = new Set<string>()
  const rows = given.map((product): ProductToStore => {
    const row = readNew({ ...product, demo: true }, taken)
    if ('refused' in row)
      throw new Error(`demo product refused: ${row.code} ${JSON.stringify({ product, ...row.facts })}`)
    return row
  })
  return (await storeProducts(ctx, rows, 'published')).size
}
