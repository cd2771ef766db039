import type { Lang } from './lang.ts'

/** A named pack and how many smallest sales units it holds: [{盒,1},{中包,10},{件,200}]. */
export type PackLevel = { level: string; units: number }

const grouped = (whole: string) => whole.replace(/\B(?=(\d{3})+$)/g, ',')

/** `1234567` → `1,234,567`. */
export const count = (n: number): string => (n < 0 ? '-' : '') + grouped(String(Math.abs(n)))

/** `123450` fen → `1,234.50`. */
export function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${grouped(digits.slice(0, -2))}.${digits.slice(-2)}`
}

/** Sums as people say them: `12345600` fen → `12.3 万`; below 10,000 yuan exact. English: `123.5 k`, `1.2 M`. */
export function yuanShort(fen: number, lang: Lang): string {
  const yuans = Math.abs(fen) / 100
  const sign = fen < 0 ? '-' : ''
  if (yuans < 10_000) return yuan(fen)
  if (lang === 'en') {
    return yuans < 1e6
      ? `${sign}${(yuans / 1e3).toFixed(1)} k`
      : `${sign}${count(+(yuans / 1e6).toFixed(0))} M`
  }
  if (yuans < 1e8) {
    const tens = yuans / 1e4
    return `${sign}${tens < 1000 ? tens.toFixed(1) : count(Math.round(tens))} 万`
  }
  return `${sign}${(yuans / 1e8).toFixed(2)} 亿`
}

/** Unit price, millionths of a yuan → yuan with at least two decimals and no more than it has: `15500` → `0.0155`. */
export function price(micro: number): string {
  const digits = String(Math.abs(micro)).padStart(7, '0')
  const rest = digits.slice(-6).replace(/0{1,4}$/, '')
  return `${micro < 0 ? '-' : ''}${grouped(digits.slice(0, -6))}.${rest}`
}

/** `quantity` units at `micro` each → fen, half away from zero: what the screen shows before the server answers. */
export function amountFen(micro: number, quantity: number): number {
  const exact = BigInt(micro) * BigInt(quantity)
  const half = exact < 0n ? -5_000n : 5_000n
  return Number((exact + half) / 10_000n)
}

const english: Record<string, [string, string]> = {
  件: ['case', 'cases'],
  箱: ['case', 'cases'],
  中包: ['bundle', 'bundles'],
  盒: ['box', 'boxes'],
  瓶: ['bottle', 'bottles'],
  支: ['vial', 'vials'],
  袋: ['bag', 'bags'],
  片: ['tablet', 'tablets'],
  粒: ['capsule', 'capsules'],
  板: ['blister', 'blisters'],
  包: ['pack', 'packs'],
  条: ['strip', 'strips'],
  罐: ['tin', 'tins'],
  桶: ['tub', 'tubs'],
  个: ['piece', 'pieces'],
  只: ['piece', 'pieces'],
  贴: ['patch', 'patches'],
  套: ['set', 'sets'],
  克: ['gram', 'grams'],
  千克: ['kilogram', 'kilograms'],
  公斤: ['kilogram', 'kilograms'],
}

/** The word for a pack in the language; a word we don't know stays as it is. */
export function unitWord(unit: string, n: number, lang: Lang): string {
  const words = lang === 'en' ? english[unit] : undefined
  return words ? words[n === 1 ? 0 : 1] : unit
}

/** `3645` with 盒 1, 件 200 → `18 件 + 45 盒`: the largest pack and the smallest, as people count on the floor. */
export function packs(units: number, levels: readonly PackLevel[], lang: Lang): string {
  const sorted = [...levels].sort((a, b) => a.units - b.units)
  const small = sorted[0]
  const large = sorted.at(-1)
  const say = (n: number, unit: string) => `${count(n)} ${unitWord(unit, n, lang)}`
  if (!small) return count(units)
  if (!large || large.units === 1 || Math.abs(units) < large.units) return say(units, small.level)
  const whole = Math.trunc(Math.abs(units) / large.units)
  const rest = Math.abs(units) - whole * large.units
  const text = say(whole, large.level) + (rest > 0 ? ` + ${say(rest, small.level)}` : '')
  return (units < 0 ? '-' : '') + text
}

/** Whole days from `today` to `day`; negative when past. Both YYYY-MM-DD. */
export const daysUntil = (day: string, today: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000)

/** `day` moved by `days`. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** An instant in China's time: `2026-11-22 14:05`; with `today` given, `14:05` or `11-20 14:05` in the same year. */
export function time(instant: string, today?: string): string {
  const text = clock.format(new Date(instant)).replace(',', '')
  if (!today) return text
  if (text.startsWith(today)) return text.slice(11)
  return text.startsWith(today.slice(0, 4)) ? text.slice(5) : text
}
