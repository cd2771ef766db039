const WIDTH = 96

/** A condition as TypeScript would write it: on one line where it fits, else a member a line. */
export function showCondition(value: unknown, indent = ''): string {
  const short = inline(value)
  const fits = indent.length + short.length <= WIDTH
  if (fits || typeof value !== 'object' || value === null) return short
  const inner = `${indent}  `
  if (Array.isArray(value))
    return bracket(
      '[',
      ']',
      value.map(one => showCondition(one, inner)),
      indent,
    )
  const members = Object.entries(value).map(([key, one]) => `${key}: ${showCondition(one, inner)}`)
  return bracket('{', '}', members, indent)
}

const bracket = (open: string, close: string, members: string[], indent: string): string =>
  `${open}\n${members.map(one => `${indent}  ${one}`).join(',\n')},\n${indent}${close}`

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${key}: ${inline(one)}`)
      .join(', ')} }`
  return typeof value === 'string' ? `'${value}'` : String(value)
}
