/** Any text that holds the words, for ILIKE; `%` and `_` that somebody types stand for themselves. */
export function patternOf(words: string | undefined): string | null {
  const wanted = words?.replaceAll('\0', '').trim() // PostgreSQL's text holds no NUL
  return wanted ? `%${wanted.replace(/[\\%_]/g, sign => `\\${sign}`)}%` : null
}
