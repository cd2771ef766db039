import type { FlagName } from '@yaolian/catalogue/contract'
import type { Flag, WholeProduct } from '../../../parts/catalogue/wire.ts'
import type { TextRow } from './RowsInput.tsx'

type Packs = Pick<WholeProduct, 'packLevels' | 'packFacts'>

const textOf = (value: string | number | null | undefined): string => (value == null ? '' : String(value))
const wholeOrNull = (text: string | undefined): number | null => (text?.trim() ? Number(text) : null)

export const packRows = ({ packLevels, packFacts }: Packs): TextRow[] =>
  packLevels.map(({ level, units }) => {
    const facts = packFacts.find(one => one.level === level)
    return {
      level,
      units: String(units),
      gtin: textOf(facts?.gtin),
      grossWeightGrams: textOf(facts?.grossWeightGrams),
      volumeCm3: textOf(facts?.volumeCm3),
    }
  })

/** Levels with their codes and weights; null where a number is none, which the form then says. */
export function readPacks(rows: readonly TextRow[]): Packs | null {
  const packs = rows.map(row => ({
    level: row.level?.trim() ?? '',
    units: Number(row.units),
    gtin: row.gtin?.trim() || null,
    grossWeightGrams: wholeOrNull(row.grossWeightGrams),
    volumeCm3: wholeOrNull(row.volumeCm3),
  }))
  const whole = (n: number | null) => n === null || (Number.isSafeInteger(n) && n > 0)
  const fine = packs.every(
    one => one.level !== '' && whole(one.units) && whole(one.grossWeightGrams) && whole(one.volumeCm3),
  )
  if (!fine || packs.length === 0) return null
  return {
    packLevels: packs.map(({ level, units }) => ({ level, units })),
    packFacts: packs
      .filter(one => one.gtin || one.grossWeightGrams || one.volumeCm3)
      .map(({ units: _, ...facts }) => facts),
  }
}

export const flagRows = (flags: readonly Flag[]): TextRow[] =>
  flags.map(one => ({ ...one, validFrom: one.validFrom ?? '', validTo: one.validTo ?? '' }))

/** Marks with their sources; null where a mark or its source is missing. */
export function readFlags(rows: readonly TextRow[]): Flag[] | null {
  if (!rows.every(row => row.flag && (row.source?.trim().length ?? 0) >= 2)) return null
  return rows.map(row => ({
    flag: row.flag as FlagName,
    value: row.value?.trim() ?? '',
    code: row.code?.trim() ?? '',
    source: row.source?.trim() ?? '',
    validFrom: row.validFrom || null,
    validTo: row.validTo || null,
  }))
}
