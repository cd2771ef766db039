const KEY = 'yaolian.shop.recent'
const RECENT_MAX = 8

/** What was looked for on this device and found, newest first; it never leaves the device. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(q => typeof q === 'string').slice(0, RECENT_MAX) : []
  } catch {
    return [] // storage that is closed or broken holds nothing
  }
}

/** Puts a search in front; what it only finished typing (阿莫 before 阿莫西林) makes room for it. */
export function withRecent(recent: readonly string[], q: string): string[] {
  return [q, ...recent.filter(old => !q.startsWith(old))].slice(0, RECENT_MAX)
}

export function keepRecent(q: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(withRecent(recentSearches(), q)))
  } catch {
    // Without storage there are no recent searches.
  }
}

export const forgetRecent = (): void => localStorage.removeItem(KEY)
