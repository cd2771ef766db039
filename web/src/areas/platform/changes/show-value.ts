/** A changed fact as a line of text for each thing in it: packs, marks and sections of a leaflet are lists. */
export function showValue(value: unknown, word: (key: string) => string): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? '✓' : '✗'
  if (Array.isArray(value)) return value.map(one => showValue(one, word)).join('\n')
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([key, part]) => key !== 'fileOrg' && part !== null && part !== '')
      .map(([key, part]) => `${word(key)} ${showValue(part, word)}`)
      .join(' · ')
  return word(String(value))
}

/** The facts of a change side by side; a leaflet's sections each stand for themselves, unchanged ones are left out. */
export function changedFacts(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): { key: string; before: unknown; after: unknown }[] {
  const flat = ({ sections, fileOrg: _, fileId: _f, ...rest }: Record<string, unknown>) => ({
    ...rest,
    ...(sections as Record<string, unknown> | undefined),
  })
  const [old, next] = [flat(before), flat(after)] as [Record<string, unknown>, Record<string, unknown>]
  return [...new Set([...Object.keys(next), ...Object.keys(old)])]
    .map(key => ({ key, before: old[key], after: next[key] }))
    .filter(row => JSON.stringify(row.before ?? '') !== JSON.stringify(row.after ?? ''))
}
