import {
  type Comparison,
  type Facts,
  matchRow,
  nameBeginnings,
  type RowMatch,
  readFacts,
} from '@yaolian/drugmatch'
import type { Ctx } from '@yaolian/kernel'
import { productsByBeginning, productsByGtin, productsByNumber, productsToMatch } from './match-fetch.sql.ts'
import { simplified } from './traditional.ts'

/** A proposal as it is kept: score in hundredths; `comparison` null where the firm's own code decided. */
export type StoredProposal = { productId: string; rule: string; score: number; comparison: Comparison | null }

/** A row of a list in the words of its columns. */
export type ListCells = Readonly<Partial<Record<string, string>>>

const NAMES_MAX = 60

/** A row's words as the engine reads them; traditional characters become simplified ones. */
export function factsOfCells(cells: ListCells): Facts {
  const cell = (field: string): string => simplified(cells[field] ?? '')
  return readFacts({
    name: cell('name'),
    brand: cell('brand'),
    spec: cell('spec'),
    unit: cell('unit'),
    form: cell('form'),
    maker: cell('maker'),
    approvalNo: cell('approvalNo'),
    barcode: cell('barcode'),
  })
}

export type ProductToMatch = Awaited<ReturnType<typeof productsToMatch>>[number]

export const factsOfProduct = (product: ProductToMatch): Facts =>
  readFacts({
    name: product.genericName,
    brand: product.brand ?? '',
    spec: product.spec,
    unit: product.salesUnit,
    form: product.form,
    maker: product.makerName,
    approvalNo: product.approvalNo ?? '',
    barcode: product.gtins[0] ?? '',
  })

/** Compares rows with what the catalogue knows: five statements, whatever their number. Answers in their order. */
export async function matchRows(ctx: Ctx, rows: readonly Facts[]): Promise<RowMatch[]> {
  const known = await fetchKnown(ctx, rows)
  return rows.map((row, at) => matchRow(row, withBarcode(row, known.get(at) ?? [])))
}

type Known = { key: string; facts: Facts; gtins: readonly string[] }

/** A product has a barcode on every pack level: the one that the row names is compared. */
const withBarcode = (row: Facts, known: readonly Known[]) =>
  known.map(({ key, facts, gtins }) => ({
    key,
    facts: { ...facts, gtin: gtins.includes(row.gtin) ? row.gtin : (gtins[0] ?? '') },
  }))

async function fetchKnown(ctx: Ctx, rows: readonly Facts[]): Promise<Map<number, Known[]>> {
  const numbered = rows.flatMap((row, at) => (row.approvalNo === '' ? [] : [{ at, number: row.approvalNo }]))
  const coded = rows.flatMap((row, at) => (row.gtin === '' ? [] : [{ at, gtin: row.gtin }]))
  const named = rows.flatMap((row, at) =>
    nameBeginnings(row).map(begins => ({ at, begins, maker: row.maker.heart })),
  )
  const pairs = await Promise.all([
    productsByNumber(ctx, { ats: numbered.map(one => one.at), numbers: numbered.map(one => one.number) }),
    productsByGtin(ctx, { ats: coded.map(one => one.at), gtins: coded.map(one => one.gtin) }),
    productsByBeginning(ctx, {
      ats: named.map(one => one.at),
      begins: named.map(one => one.begins),
      untils: named.map(one => `${one.begins}\u{10ffff}`),
      makers: named.map(one => one.maker),
      limit: NAMES_MAX,
    }),
  ])
  const ids = new Map<number, Set<string>>()
  for (const { at, productId } of pairs.flat()) ids.set(at, (ids.get(at) ?? new Set()).add(productId))
  const products = await productsToMatch(ctx, { ids: [...new Set(pairs.flat().map(pair => pair.productId))] })
  const byId = new Map<string, Known>(
    products.map(product => [
      product.productId,
      { key: product.productId, facts: factsOfProduct(product), gtins: product.gtins },
    ]),
  )
  return new Map(
    [...ids].map(([at, set]) => [
      at,
      [...set].map(id => byId.get(id)).filter((one): one is Known => one !== undefined),
    ]),
  )
}
