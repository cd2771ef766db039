/** Days of a month of the Gregorian calendar; 0 where there is no such month. */
export function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

/** 'YYYY-MM-DD' of digits YYYYMMDD, or null where the calendar has no such day. */
export function dayOf(digits: string): string | null {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)]
  const fits = Number(day) >= 1 && Number(day) <= daysOf(Number(year), Number(month))
  return fits ? `${year}-${month}-${day}` : null
}
