/** A named pack and how many smallest sales units it holds; ordered from the smallest. */
export type PackLevel = { level: string; units: number }

/** `1250` with packs 盒 1, 件 400 → `3 件 + 50 盒`: whole packs first, largest first. */
export function packText(units: number, levels: readonly PackLevel[]): string {
  if (units === 0) return `0 ${levels[0]?.level ?? ''}`.trim()
  const parts: string[] = []
  let rest = Math.abs(units)
  for (const pack of [...levels].sort((a, b) => b.units - a.units)) {
    const count = Math.trunc(rest / pack.units)
    if (count > 0) parts.push(`${count} ${pack.level}`)
    rest -= count * pack.units
  }
  return (units < 0 ? '-' : '') + parts.join(' + ')
}
