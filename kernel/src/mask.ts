/**
 * A text of which only the ends show, for lists: `13812345678` becomes `138****5678`. What is so short that its ends
 * would tell all of it shows nothing.
 */
export function maskMiddle(text: string, keepStart = 3, keepEnd = 4): string {
  const signs = [...text]
  if (signs.length === 0) return ''
  if (signs.length <= keepStart + keepEnd) return '*'.repeat(signs.length)
  return `${signs.slice(0, keepStart).join('')}****${signs.slice(-keepEnd).join('')}`
}
