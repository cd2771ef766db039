import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A refusal code as the source gives it: which facts come with it, and where. */
export type FoundRefusal = {
  code: string
  /** Names of facts written out at the call; `open` where more may come from a variable or a spread. */
  facts: string[]
  open: boolean
  /** Files that give it, from the root of the repository. */
  files: string[]
}

const CALL = /\brefuse\(\s*/g
/** Written out, and not merely compared with. */
const LITERAL = /(?<!=== )'([a-z]+\.[a-z_]+)'/g

/**
 * Every refusal code of kernel and modules, read from their source: the code is the first argument of `refuse`, written
 * out, chosen between two that are written out, or a constant `code` of the same file. Throws where a call gives
 * something else, since a code that can't be found by reading has no place in the reference.
 */
export function findRefusals(root: string): FoundRefusal[] {
  const found = new Map<string, FoundRefusal>()
  for (const path of [...sourcesOf(root, 'kernel'), ...sourcesOf(root, 'modules')])
    for (const one of refusalsIn(readFileSync(join(root, path), 'utf8'), path)) {
      const known = found.get(one.code)
      if (!known) found.set(one.code, one)
      else {
        known.facts = [...new Set([...known.facts, ...one.facts])]
        known.open ||= one.open
        if (!known.files.includes(path)) known.files.push(path)
      }
    }
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** Source files below a folder, without tests and fixtures, in a fixed order. */
function sourcesOf(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      name =>
        /(^|\/)src\/.*\.ts$/.test(name) &&
        name !== 'src/refusal.ts' &&
        !/\.(test|fixture)\.ts$|node_modules/.test(name),
    )
    .map(name => `${folder}/${name}`)
    .sort()
}

export function refusalsIn(text: string, path: string): FoundRefusal[] {
  return [...text.matchAll(CALL)].flatMap(call => {
    const from = call.index + call[0].length
    const rest = text.slice(from)
    const end = endOfArgument(rest)
    const codes = codesOf(rest.slice(0, end), text)
    if (codes.length === 0)
      throw new Error(`${path}: no code can be read from refuse(${rest.slice(0, 40).split('\n')[0]}`)
    const given = factsOf(rest.slice(end).replace(/^,\s*/, ''))
    return codes.map(code => ({ code, ...given, files: [path] }))
  })
}

function codesOf(argument: string, text: string): string[] {
  const written = [...argument.matchAll(LITERAL)].map(match => match[1]!)
  if (written.length > 0) return written
  const name = /^\s*(\w+)\s*$/.exec(argument)?.[1]
  const constants = [...text.matchAll(new RegExp(`const ${name} = (.*)`, 'g'))]
  return constants.flatMap(match => [...match[1]!.matchAll(LITERAL)].map(code => code[1]!))
}

/** Where the argument that the text begins with ends: before the comma or bracket that closes it. */
function endOfArgument(text: string): number {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!
    if ('([{'.includes(letter)) depth++
    else if (')]}'.includes(letter) && depth-- === 0) return at
    else if (letter === ',' && depth === 0) return at
  }
  return text.length
}

function factsOf(rest: string): Pick<FoundRefusal, 'facts' | 'open'> {
  const argument = rest.slice(0, endOfArgument(rest)).trim()
  if (argument === '') return { facts: [], open: false }
  if (!argument.startsWith('{')) return { facts: [], open: true }
  const facts: string[] = []
  let open = false
  for (let left = argument.slice(1, -1); left.trim() !== ''; ) {
    const end = endOfArgument(left)
    const part = left.slice(0, end).trim()
    const name = /^(\w+)\s*(:|$)/.exec(part)?.[1]
    if (name) facts.push(name)
    else open ||= part.startsWith('...')
    left = left.slice(end + 1)
  }
  return { facts, open }
}
