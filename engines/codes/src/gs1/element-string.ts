import type { Both } from '../char-set.ts'
import { type Parsed, type Wrong, wrongAt } from '../format.ts'
import { IDENTIFIERS, type Identifier, identifierAt } from './identifiers.ts'
import { gs1Day, wrongValue } from './read-value.ts'

export type Element = { ai: string; title: string; value: string }

export type Gs1Data = {
  /** In the order in which they stood. */
  elements: Element[]
  /** What trade asks for; null where the data doesn't say. Days are 'YYYY-MM-DD'. */
  gtin: string | null
  lot: string | null
  serial: string | null
  madeOn: string | null
  expiresOn: string | null
  sscc: string | null
  count: number | null
  /** Identifiers that need another which isn't there; a second barcode of the same pack may bring it. */
  lonely: string[]
}

export type Piece = { ai: string; value: string; aiAt: number; valueAt: number }

/** ASCII 29, as which scanners send FNC1. */
const GS = String.fromCharCode(29)
/** The separator as scanners send it, and as people and logs write it; none begins with a character of GS1 set 82. */
const SEPARATORS = [GS, '␝', '{GS}', '[GS]', '\\x1d', '\\u001d', '~']

/** Length of the separator that begins at an index; 0 where none does. */
function separatorAt(text: string, index: number): number {
  const found = SEPARATORS.find(
    one => text.slice(index, index + one.length).toLowerCase() === one.toLowerCase(),
  )
  return found?.length ?? 0
}

const SYMBOLOGY = /^\](?:C1|d2|Q3|J1|e0)/

/**
 * Reads a GS1 element string: as a scanner sends it (symbology identifier, FNC1 as ASCII 29), or with brackets as printed
 * under the bars, (01)06901234567892(17)261231(10)A1. Every known identifier is checked for length, characters, check
 * digit and date. GS1 General Specifications 3, 7.8; GB/T 16986. `yearNow` settles the century of dates.
 */
export function parseGs1(typed: string, yearNow = 2026): Parsed<Gs1Data> {
  const start = typed.length - typed.trimStart().length
  const end = typed.trimEnd().length
  if (start >= end) return wrongAt(0, 'empty')
  const pieces = /^\s*\(/.test(typed) ? readBracketed(typed, start, end) : readPlain(typed, start, end)
  return 'ok' in pieces ? pieces : collect(pieces, yearNow)
}

const KNOWN_AI: Both = { zh: 'GS1 应用标识符', en: 'a GS1 application identifier' }

function readPlain(text: string, start: number, end: number): Piece[] | Wrong {
  const pieces: Piece[] = []
  let index = start + (SYMBOLOGY.exec(text.slice(start, end))?.[0].length ?? 0)
  while (index < end) {
    const separator = separatorAt(text, index)
    if (separator > 0) {
      index += separator
      continue
    }
    const ai = identifierAt(text.slice(0, end), index)
    if (ai === null) return wrongAt(index, 'prefix', KNOWN_AI)
    const valueAt = index + ai.length
    const { predefined } = IDENTIFIERS.get(ai) as Identifier
    let valueEnd = separatorFrom(text, valueAt, end)
    if (predefined) valueEnd = Math.min(valueEnd, valueAt + predefinedLength(ai))
    pieces.push({ ai, value: text.slice(valueAt, valueEnd), aiAt: index, valueAt })
    index = valueEnd
  }
  return pieces.length > 0 ? pieces : wrongAt(index, 'short', KNOWN_AI)
}

/** How long the value of an identifier is by the standard; −1 where it may be shorter. */
function predefinedLength(ai: string): number {
  const { predefined, components } = IDENTIFIERS.get(ai) as Identifier
  return predefined ? components.reduce((sum, part) => sum + part.max, 0) : -1
}

function separatorFrom(text: string, from: number, end: number): number {
  for (let i = from; i < end; i++) if (separatorAt(text, i) > 0) return i
  return end
}

function readBracketed(text: string, start: number, end: number): Piece[] | Wrong {
  const pieces: Piece[] = []
  let index = start
  while (index < end) {
    const open = /^\s*\((\d{0,4})(\)?)/.exec(text.slice(index, end))
    if (!open) return wrongAt(index, 'word', '(')
    const ai = open[1] as string
    const aiAt = index + open[0].indexOf('(') + 1
    if (!IDENTIFIERS.has(ai)) return wrongAt(aiAt, 'prefix', KNOWN_AI)
    if (open[2] === '') return wrongAt(aiAt + ai.length, 'word', ')')
    const valueAt = index + open[0].length
    const fixed = predefinedLength(ai)
    const fixedEnd = fixed < 0 ? end : valueAt + fixed
    const next = text[fixedEnd] === '(' ? fixedEnd : nextBracket(text, valueAt, end)
    const value = text.slice(valueAt, next).trimEnd()
    pieces.push({ ai, value, aiAt, valueAt })
    index = next
  }
  return pieces
}

/** A bracket may be part of a lot: only one that holds a known identifier begins the next element. */
function nextBracket(text: string, from: number, end: number): number {
  for (const found of text.slice(from, end).matchAll(/\((\d{2,4})\)/g))
    if (IDENTIFIERS.has(found[1] as string)) return from + found.index
  return end
}

/** A product and what a case contains, a pack's serial and a whole product's: never both on one thing. */
const APART = [
  ['01', '02'],
  ['21', '235'],
] as const
const TRADED = ['01', '02', '8006', '8026']
const NEEDS: Record<string, readonly string[]> = {
  ...Object.fromEntries(['10', '11', '13', '15', '16', '17', '20'].map(ai => [ai, TRADED])),
  '02': ['37'],
  '17': [...TRADED, '255'],
  '21': ['01', '8006'],
  '22': ['01'],
  '37': ['02', '8026'],
}

/** Checks the values and what may not stand together, and gathers what trade asks for. */
export function collect(pieces: readonly Piece[], yearNow: number): Parsed<Gs1Data> {
  const byAi = new Map<string, string>()
  const elements: Element[] = []
  for (const { ai, value, aiAt, valueAt } of pieces) {
    const identifier = IDENTIFIERS.get(ai) as Identifier
    const wrong = wrongValue(value, identifier)
    if (wrong) return wrongAt(valueAt + wrong.offset, wrong.why, wrong.expected)
    const before = byAi.get(ai)
    if (before !== undefined && before !== value) return wrongAt(aiAt, 'twice')
    if (APART.some(([one, other]) => (ai === one && byAi.has(other)) || (ai === other && byAi.has(one))))
      return wrongAt(aiAt, 'pair')
    if (before !== undefined) continue
    byAi.set(ai, value)
    elements.push({ ai, title: identifier.title, value })
  }
  const day = (ai: string): string | null => {
    const digits = byAi.get(ai)
    return digits === undefined ? null : gs1Day(digits, yearNow)
  }
  const count = byAi.get('37') ?? byAi.get('30')
  const get = (ai: string): string | null => byAi.get(ai) ?? null
  return {
    ok: true,
    code: elements.map(({ ai, value }) => `(${ai})${value}`).join(''),
    elements,
    gtin: get('01') ?? get('02'),
    lot: get('10'),
    serial: get('21'),
    madeOn: day('11'),
    expiresOn: day('17'),
    sscc: get('00'),
    count: count === undefined ? null : Number(count),
    lonely: elements
      .map(({ ai }) => ai)
      .filter(ai => NEEDS[ai] !== undefined && !NEEDS[ai].some(other => byAi.has(other))),
  }
}

/**
 * Writes elements as a scanner would send them: FNC1 (ASCII 29) after each value without a predefined length that isn't
 * the last. Values are not checked; `parseGs1` does that.
 */
export const writeGs1 = (elements: readonly { ai: string; value: string }[]): string =>
  elements
    .map(({ ai, value }, i) =>
      i + 1 < elements.length && !IDENTIFIERS.get(ai)?.predefined ? `${ai}${value}${GS}` : ai + value,
    )
    .join('')
