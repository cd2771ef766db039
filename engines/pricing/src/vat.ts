import { amountFen } from './amount.ts'
import { roundHalfUp, safe } from './ratio.ts'

const BASIS_POINTS = 10_000

/**
 * VAT rates in force (增值税法 from 2026-01-01: 13 %, 9 %, 6 %, 0 %; 3 % for simplified collection, which small firms
 * pay at 1 % for now; biologics traders may choose 3 %). In basis points; the functions below take any rate.
 */
export const VAT_RATES_BP = [1300, 900, 600, 300, 100, 0] as const

export type VatSplit = { netFen: number; vatFen: number }

/**
 * Splits a tax-inclusive amount (价税合计) into net (不含税金额) and VAT (税额): VAT = gross × rate / (1 + rate), half up,
 * net is the rest. Net + VAT = gross always holds; a refund mirrors its sale.
 */
export function splitVat(grossFen: number, vatBp: number): VatSplit {
  if (!Number.isSafeInteger(vatBp) || vatBp < 0) throw new RangeError(`no VAT rate: ${vatBp}`)
  const vatFen = roundHalfUp(BigInt(safe(grossFen)) * BigInt(vatBp), BASIS_POINTS + vatBp)
  return { netFen: safe(grossFen - vatFen), vatFen }
}

/** A line as it is priced: micro-yuan per unit with tax, units, rate, and a discount on the whole line. */
export type PricedLine = { micro: number; quantity: number; vatBp: number; discountFen?: number }
export type LineTotal = VatSplit & { grossFen: number; vatBp: number }

/** What a line costs after its discount, and the VAT inside. */
export function lineTotal({ micro, quantity, vatBp, discountFen = 0 }: PricedLine): LineTotal {
  const full = amountFen(micro, quantity)
  if (!Number.isSafeInteger(discountFen) || discountFen < 0 || discountFen > full) {
    throw new RangeError(`a discount of ${discountFen} fen on a line of ${full} fen`)
  }
  const grossFen = full - discountFen
  return { grossFen, vatBp, ...splitVat(grossFen, vatBp) }
}

export type OrderTotal = VatSplit & {
  grossFen: number
  /** One entry for each rate that occurs, highest first, as invoices and postings want them. */
  byRate: LineTotal[]
}

/**
 * The order is the sum of its lines, VAT included: rounding once more over the total would make the invoice differ
 * from its own lines.
 */
export function orderTotal(lines: readonly LineTotal[]): OrderTotal {
  const rates = [...new Set(lines.map(line => line.vatBp))].sort((a, b) => b - a)
  const byRate = rates.map(vatBp => ({ vatBp, ...sum(lines.filter(line => line.vatBp === vatBp)) }))
  return { ...sum(lines), byRate }
}

function sum(lines: readonly LineTotal[]): VatSplit & { grossFen: number } {
  const add = (field: 'grossFen' | 'netFen' | 'vatFen') =>
    safe(lines.reduce((total, line) => total + line[field], 0))
  return { grossFen: add('grossFen'), netFen: add('netFen'), vatFen: add('vatFen') }
}
