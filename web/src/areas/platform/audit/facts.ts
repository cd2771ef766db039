/** Facts that have words of their own; the rest shows under the name it has in the event. */
const factWords = ['before', 'roles', 'reason', 'state', 'step', 'validTo', 'kind', 'number', 'name'] as const
export type FactWord = (typeof factWords)[number]
export const isFactWord = (name: string): name is FactWord => (factWords as readonly string[]).includes(name)

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** A fact as text: lists joined, things as JSON. */
export function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(', ')
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return String(value ?? '—')
}

/** What an entry is about in one line: its short facts, without ids. */
export const inShort = (facts: Readonly<Record<string, unknown>>): string =>
  Object.values(facts)
    .filter(value => typeof value !== 'object' || Array.isArray(value))
    .map(plain)
    .filter(text => text !== '—' && text !== '' && !ID.test(text))
    .slice(0, 4)
    .join(' · ')
