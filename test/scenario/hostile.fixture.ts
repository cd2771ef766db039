import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { isObject } from './values.fixture.ts'

const deep = (times: number): string => '['.repeat(times) + ']'.repeat(times)

/** Bodies that are no JSON of ours at all. */
const BROKEN_BODIES: readonly { body: string | Uint8Array<ArrayBuffer>; type?: string }[] = [
  { body: '' },
  { body: '{' },
  { body: '{"id":}' },
  { body: 'null' },
  { body: '[]' },
  { body: '"字"' },
  { body: '1e999' },
  { body: deep(20_000) },
  { body: '{"__proto__":{"id":1}}' },
  { body: '{"constructor":{"prototype":{"id":1}}}' },
  { body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
  { body: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('{}')]) },
  { body: '{}', type: 'text/plain' },
  { body: '{}', type: 'application/x-www-form-urlencoded' },
  { body: '--x\r\n\r\n', type: 'multipart/form-data; boundary=x' },
  { body: '{}', type: 'no/such; charset=utf-99' },
]

const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff字',
  '\u202e\u200b',
  "'; drop table trade.sales_order; --",
  '%_\\',
  '=1+1',
  '２０２６',
  '👩‍👩‍👧',
  '字'.repeat(121),
  'x'.repeat(100_000),
]
const DAYS = ['2026-02-31', '2025-02-29', '1900-02-29', '2026-13-01', '0000-00-00', '2026-2-3', '2099-12-31']
const IDS = [
  'not-an-id',
  '00000000-0000-0000-0000-000000000000',
  randomUUID().toUpperCase(),
  `${randomUUID()} `,
]
const NUMBERS = [-1, 0, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 2 ** 63, 1e308, -0, 5e-324]
const OTHERS = [null, true, [], {}, [[]], { $ne: null }]
const VALUES: readonly unknown[] = [...TEXTS, ...DAYS, ...IDS, ...NUMBERS, ...OTHERS]

/** Cursors that nobody was given: of one to three parts, each of a kind that no key of ours has. */
const KEYS = [1, 2, 3].flatMap(length =>
  ['\u0000', '\ud800', 'x', 1e308, -1, null, {}, [[1]], '2026-02-31'].map(part =>
    Buffer.from(JSON.stringify(Array.from({ length }, () => part))).toString('base64url'),
  ),
)
const QUERY_TEXTS: readonly string[] = [
  ...TEXTS,
  ...DAYS,
  ...IDS,
  ...KEYS,
  '0',
  '-1',
  '201',
  '1e3',
  'NaN',
  ',,,',
]

/** Escapes that no encoder makes: NUL, half a character, a lone surrogate, no escape at all, a way up. */
export const RAW_TEXTS = ['%00', '%ff', '%ED%A0%80', '%zz', '..%2f..%2fetc%2fpasswd']

/** A few of many, other ones for every place, the same ones for every run. */
function some<T>(from: readonly T[], count: number, place: string): T[] {
  const seed = [...place].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) | 0, 7)
  return fc.sample(fc.shuffledSubarray([...from], { minLength: count, maxLength: count }), {
    numRuns: 1,
    seed,
  })[0]!
}

const VALUES_EACH = 6
const QUERIES_EACH = 7
const BROKEN_EACH = 5
const ANYTHING_EACH = 3

export const hostileTexts = (place: string): string[] => some(QUERY_TEXTS, QUERIES_EACH, place)

export const brokenBodies = (place: string) => some(BROKEN_BODIES, BROKEN_EACH, place)

/** The body with one property after the other made hostile, with one too many, and things that are no body. */
export function hostileBodies(body: unknown, place: string): unknown[] {
  const seed = place.length
  const anything = fc.sample(fc.anything({ withNullPrototype: false }), { numRuns: ANYTHING_EACH, seed })
  return [
    ...anything,
    ...(isObject(body) ? [{ ...body, surprise: { deep: [1] } }] : []),
    ...pathsOf(body).flatMap(path =>
      some(VALUES, VALUES_EACH, place + path.join()).map(value => asNew(replaced(body, path, value), path)),
    ),
  ]
}

/** A command of its own: the same id with another body would end at that. */
const asNew = (body: unknown, changed: Path): unknown =>
  isObject(body) && 'id' in body && changed[0] !== 'id' ? { ...body, id: randomUUID() } : body

type Path = (string | number)[]

function pathsOf(value: unknown, at: Path = []): Path[] {
  const inner: [string | number, unknown][] = Array.isArray(value)
    ? value.map((one, i) => [i, one])
    : isObject(value)
      ? Object.entries(value)
      : []
  return [...(at.length > 0 ? [at] : []), ...inner.flatMap(([key, one]) => pathsOf(one, [...at, key]))]
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...(value as object) }
  copy[key] = replaced(copy[key], rest, by)
  return copy
}
