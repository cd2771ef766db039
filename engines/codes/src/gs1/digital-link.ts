import { type Parsed, type Wrong, wrongAt } from '../format.ts'
import { collect, type Gs1Data, type Piece } from './element-string.ts'
import { IDENTIFIERS } from './identifiers.ts'

/** Primary keys with the qualifiers that may follow, in this order (GS1 Digital Link URI Syntax 1.6, section 4.4). */
const KEYS: Record<string, readonly string[]> = {
  '01': ['22', '10', '21', '235'],
  '8006': ['22', '10', '21'],
  '414': ['254', '7040'],
  '415': ['8020'],
  '417': ['7040'],
  '8004': ['7040'],
  '8010': ['8011'],
  '8017': ['8019'],
  '8018': ['8019'],
  ...Object.fromEntries(['00', '253', '255', '401', '402', '8003', '8013'].map(key => [key, []])),
}

/**
 * Reads a GS1 Digital Link: https://host/…/01/06901234567892/10/LOT/21/SERIAL?17=261231, on whatever domain. GTINs of
 * 8, 12 or 13 digits are filled up to 14; query names that are no identifiers are left alone. Compressed links are not
 * read. GS1 Digital Link Standard, URI Syntax 1.6.
 */
export function parseDigitalLink(typed: string, yearNow = 2026): Parsed<Gs1Data & { host: string }> {
  const found = /^\s*(https?:\/\/)([^/?#\s]*)([^?#\s]*)(?:\?([^#\s]*))?(?:#\S*)?\s*$/i.exec(typed)
  if (!found) return typed.trim() === '' ? wrongAt(0, 'empty') : wrongAt(leading(typed), 'word', 'https://')
  const [, scheme, host, path, query] = found as unknown as [
    string,
    string,
    string,
    string,
    string | undefined,
  ]
  const hostAt = leading(typed) + scheme.length
  if (host === '') return wrongAt(hostAt, 'short', { zh: '域名', en: 'a domain' })
  const pathAt = hostAt + host.length
  const inPath = readPath(path, pathAt)
  if ('ok' in inPath) return inPath
  const inQuery = readQuery(query ?? '', pathAt + path.length + 1)
  if ('ok' in inQuery) return inQuery
  const read = collect([...inPath, ...inQuery], yearNow)
  return read.ok ? { ...read, host: host.toLowerCase() } : read
}

const leading = (text: string): number => text.length - text.trimStart().length

function readPath(path: string, pathAt: number): Piece[] | Wrong {
  const segments: { text: string; at: number }[] = []
  let at = pathAt
  for (const text of path.split('/')) {
    segments.push({ text, at })
    at += text.length + 1
  }
  // A domain may put words of its own before the key, so the key is searched from the end.
  const key = segments.findLastIndex((segment, i) => segment.text in KEYS && (segments.length - i) % 2 === 0)
  if (key < 0)
    return wrongAt(pathAt, 'prefix', { zh: '/01/商品条码 等主标识', en: 'a primary key such as /01/GTIN' })
  const qualifiers = KEYS[(segments[key] as { text: string }).text] as readonly string[]
  const pieces: Piece[] = []
  let from = 0
  for (let i = key; i < segments.length; i += 2) {
    const [name, value] = [segments[i], segments[i + 1]] as [
      { text: string; at: number },
      { text: string; at: number },
    ]
    if (i > key) {
      const place = qualifiers.indexOf(name.text, from)
      if (place < 0) return wrongAt(name.at, 'prefix', qualifiersText(qualifiers.slice(from)))
      from = place + 1
    }
    const piece = pieceOf(name.text, name.at, value.text, value.at)
    if ('ok' in piece) return piece
    pieces.push(piece)
  }
  return pieces
}

const qualifiersText = (left: readonly string[]) =>
  left.length > 0 ? left.join(' / ') : { zh: '到此为止', en: 'nothing more' }

function readQuery(query: string, queryAt: number): Piece[] | Wrong {
  const pieces: Piece[] = []
  let at = queryAt
  for (const pair of query.split(/[&;]/)) {
    const [name = '', value = ''] = [
      pair.slice(0, pair.indexOf('=') >>> 0),
      pair.slice(pair.indexOf('=') + 1),
    ]
    if (/^\d+$/.test(name)) {
      if (!IDENTIFIERS.has(name))
        return wrongAt(at, 'prefix', { zh: 'GS1 应用标识符', en: 'a GS1 application identifier' })
      const piece = pieceOf(name, at, value, at + name.length + 1)
      if ('ok' in piece) return piece
      pieces.push(piece)
    }
    at += pair.length + 1
  }
  return pieces
}

function pieceOf(ai: string, aiAt: number, encoded: string, valueAt: number): Piece | Wrong {
  let value: string
  try {
    value = decodeURIComponent(encoded)
  } catch {
    return wrongAt(valueAt + Math.max(0, encoded.search(/%(?![0-9a-f]{2})/i)), 'character', '%XX')
  }
  const short = ai === '01' && [8, 12, 13].includes(value.length)
  // Positions of a filled GTIN would point before the value: the zeros are counted back.
  return {
    ai,
    aiAt,
    value: short ? value.padStart(14, '0') : value,
    valueAt: short ? valueAt - (14 - value.length) : valueAt,
  }
}

/** The link of elements on a domain: the primary key and its qualifiers in the path, the rest as query. */
export function writeDigitalLink(origin: string, elements: readonly { ai: string; value: string }[]): string {
  const key = elements.find(({ ai }) => ai in KEYS)
  if (!key) throw new RangeError('a digital link needs a primary key')
  const qualifiers = KEYS[key.ai] as readonly string[]
  const path = [key, ...qualifiers.flatMap(ai => elements.find(element => element.ai === ai) ?? [])]
  const rest = elements.filter(element => !path.includes(element))
  const query = rest.map(({ ai, value }) => `${ai}=${encodeURIComponent(value)}`).join('&')
  const steps = path.map(({ ai, value }) => `${ai}/${encodeURIComponent(value)}`).join('/')
  return `${origin}/${steps}${query && `?${query}`}`
}
