import { contentText, foldForSearch, foldText, parseSpec, type SpecProblem } from '@yaolian/drugmatch'
import type { PackLevel } from '@yaolian/kernel'
import type { PackFact, ProductClass } from './contract.ts'
import { searchKeys } from './search-keys.ts'
import { gramsOf } from './search-words.ts'

/** What a new product states, from whatever source; `spec` in any spelling. */
export type StatedProduct = ProductClass & {
  productId: string
  genericName: string
  brand: string | null
  alias: string | null
  form: string
  spec: string
  packLevels: readonly PackLevel[] | null
  makerName: string
  mahOrgId: string | null
  approvalNo: string | null
  assumed: readonly string[]
  demo: boolean
  packFacts?: readonly PackFact[]
  storageText?: string
  shelfLifeMonths?: number | null
}

/** The row that is stored: normalised, with everything that search needs. */
export type ProductToStore = Omit<StatedProduct, 'packLevels'> & {
  packLevels: readonly PackLevel[]
  strength: string
  salesUnit: string
} & SearchColumns
export type SearchColumns = {
  searchText: string
  nameKey: string
  brandKey: string
  pinyin: string
  initials: string
  /** Of everything that is searched but the number, so that publishing need not touch them. */
  grams: string[]
}

/** Normalises a stated product, or says what its spec or its packs lack. */
export function rowOf(
  stated: StatedProduct,
): ProductToStore | SpecProblem | { problem: 'packs.broken'; at: string } {
  const spec = parseSpec(stated.spec)
  if ('problem' in spec) return spec
  const levels = stated.packLevels ?? [{ level: spec.salesUnit, units: 1 }]
  const nested = levels.every((pack, i) => i === 0 || pack.units % (levels[i - 1]?.units ?? 1) === 0)
  if (levels[0]?.units !== 1 || levels[0].level !== spec.salesUnit || !nested)
    return { problem: 'packs.broken', at: levels.map(pack => `${pack.level}${pack.units}`).join(' ') }
  const named = {
    genericName: foldText(stated.genericName),
    brand: stated.brand ? foldText(stated.brand) : null,
    alias: stated.alias ? foldText(stated.alias) : null,
    form: foldText(stated.form),
    makerName: foldText(stated.makerName),
  }
  return {
    ...stated,
    ...named,
    spec: spec.text,
    strength: contentText(spec),
    salesUnit: spec.salesUnit,
    packLevels: levels,
    ...searchColumns({ ...named, spec: spec.text, approvalNo: stated.approvalNo }),
  }
}

/** Everything that is searched, in one text, so that several words in any order are one condition on one index. */
export function searchColumns(of: {
  genericName: string
  brand: string | null
  alias: string | null
  makerName: string
  spec: string
  approvalNo: string | null
}): SearchColumns {
  const name = searchKeys(of.genericName)
  const more = searchKeys(of.brand, of.alias)
  const fields = [of.genericName, of.brand, of.alias, of.spec, of.makerName, of.approvalNo].map(field =>
    field ? foldForSearch(field) : '',
  )
  return {
    searchText: ['', ...fields, name.pinyin, name.initials, more.pinyin, more.initials]
      .filter((field, i) => i === 0 || field !== '')
      .join(' '),
    nameKey: fields[0] ?? '',
    brandKey: fields[1] ?? '',
    pinyin: name.pinyin,
    initials: name.initials,
    grams: gramsOf(fields.slice(0, 5).join(' ')),
  }
}
