/** Formats that spreadsheets know by number (ECMA-376 18.8.30, with the East Asian ones). */
const isBuiltIn = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Whether a number in this format is shown as a date. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltIn(id)
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|General/gi, '')
  return /[yd年日]/i.test(bare)
}

/** From 0000-03-01 to 1899-12-30, and to 1904-01-01. */
const DAYS_TO_1900 = 693_899
const DAYS_TO_1904 = 695_361

/**
 * A serial day of a spreadsheet as `2026-11-22`, with ` 08:30:00` where it holds a time. Days before March 1900 are
 * one off in every program, after an error in the first one; no medicine is that old.
 */
export function dateText(serial: number, from1904: boolean): string {
  const seconds = Math.round(serial * 86_400)
  const days = Math.floor(seconds / 86_400)
  const rest = seconds - days * 86_400
  const day = civil(days + (from1904 ? DAYS_TO_1904 : DAYS_TO_1900))
  if (rest === 0) return day
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${day} ${two(Math.floor(rest / 3_600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`
}

/** The date of a day counted from 0000-03-01: Hinnant, "chrono-compatible low-level date algorithms". */
function civil(z: number): string {
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
