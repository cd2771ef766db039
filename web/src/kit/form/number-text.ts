/**
 * What someone typed → a whole number of the smallest unit; `digits` decimals (2: yuan → fen, 6: yuan → millionths).
 * Chinese full-width digits and grouping commas are understood; undefined when it isn't such a number.
 */
export function parseDecimal(text: string, digits: number): number | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s¥]/g, '')
  const found = /^(\d*)(?:\.(\d*))?$/.exec(plain)
  if (!found || plain === '' || plain === '.') return undefined
  const [, whole = '', rest = ''] = found
  if (rest.length > digits && /[1-9]/.test(rest.slice(digits))) return undefined
  const value = Number(whole + rest.slice(0, digits).padEnd(digits, '0'))
  return Number.isSafeInteger(value) ? value : undefined
}

/** The other way, without grouping: `123450`, 2 → `1234.50`; six digits keep two decimals at least. */
export function decimalText(value: number, digits: number): string {
  const all = String(value).padStart(digits + 1, '0')
  const rest = all.slice(all.length - digits)
  const short = digits > 2 ? rest.replace(/0+$/, '').padEnd(2, '0') : rest
  return digits === 0 ? all : `${all.slice(0, -digits)}.${short}`
}
