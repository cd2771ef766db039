import { searchKeys } from '@yaolian/catalogue'
import type pg from 'pg'

/** A product as somebody who looks for it knows it. */
export type Good = {
  productId: string
  /** What counts as found: drug (name and form) and strength, however the strength is written. */
  group: string
  name: string
  brand: string
  maker: string
  strength: string
  approvalNo: string
  barcode: string
}
export type Spoken = { pinyin: string; initials: string }

export async function readGoods(owner: pg.Client): Promise<Good[]> {
  const { rows } = await owner.query<Omit<Good, 'group'> & { form: string }>(`
    select product_id as "productId", generic_name as name, form, coalesce(brand, '') as brand, maker_name as maker,
           strength, coalesce(approval_no, '') as "approvalNo", coalesce(ltrim(gtins[1], '0'), '') as barcode
      from catalogue.product order by product_id`)
  return rows.map(({ form, ...row }) => ({
    ...row,
    group: groupOf({ genericName: row.name, form, strength: row.strength }),
  }))
}

/** From what stands in a row of results; 250mg and 0.25g are one strength. */
export const groupOf = (row: { genericName: string; form: string; strength: string }): string =>
  `${row.genericName}|${row.form}|${row.strength.replace(MASS, (_, amount, unit) => {
    const grams = Number(amount) / (unit === 'mg' ? 1_000 : 1_000_000)
    return `${Number(grams.toPrecision(6))}g`
  })}`
const MASS = /(\d+(?:\.\d+)?)(mg|μg)(?![a-z])/g

/** Pinyin and initials of names, each name said once. */
export function speaker(): (name: string) => Spoken {
  const said = new Map<string, Spoken>()
  return name => {
    let spoken = said.get(name)
    if (!spoken) {
      spoken = searchKeys(name)
      said.set(name, spoken)
    }
    return spoken
  }
}
