import { digits, type Parsed, read } from './format.ts'
import { parseDigitalLink } from './gs1/digital-link.ts'
import { type Gs1Data, parseGs1, writeGs1 } from './gs1/element-string.ts'
import { makeGtin } from './product-code.ts'
import { pickChar, type Random, randomDigits } from './random.ts'

export type TraceCode =
  | { scheme: 'msfx' | 'numeric'; productId: string; serial: string; tail: string }
  | { scheme: 'gs1'; productId: string; serial: string; data: Gs1Data }

/**
 * Drug trace code (药品追溯码): 20 digits of which the first seven name the product and pack (药品标识码; codes of 码上放心
 * begin with 8), nine the single pack, and four are drawn by the issuer and can't be recomputed; or GS1 data with GTIN
 * and serial number. NMPAB/T 1002 (药品追溯码编码要求), second-hand. There is no public check digit: besides the length, ask
 * whether the product is registered and the code unused.
 */
export function parseTraceCode(typed: string): Parsed<TraceCode> {
  if (/^\s*(?:\]|\(|https?:|01\d{14})/i.test(typed) && !/^\s*\d{20}\s*$/.test(typed)) return readGs1(typed)
  const found = read(typed, [digits('productId', 7), digits('serial', 9), digits('tail', 4)])
  if (!found.ok) return found
  const { code, field } = found
  return { ok: true, code, scheme: code.startsWith('8') ? 'msfx' : 'numeric', ...field }
}

function readGs1(typed: string): Parsed<TraceCode> {
  const data = /^\s*http/i.test(typed) ? parseDigitalLink(typed) : parseGs1(typed)
  if (!data.ok) return data
  const { code, gtin, serial } = data
  if (gtin === null)
    return { ok: false, at: typed.length, why: 'short', expected: { zh: '(01) 商品条码', en: 'a GTIN (01)' } }
  if (serial === null)
    return {
      ok: false,
      at: typed.length,
      why: 'short',
      expected: { zh: '(21) 序列号', en: 'a serial number (21)' },
    }
  return { ok: true, code, scheme: 'gs1', productId: gtin, serial, data }
}

/** A code of the 20-digit scheme; `productId`: its first seven digits. */
export const makeTraceCode = (random: Random, productId = `8${randomDigits(random, 6)}`): string =>
  productId + randomDigits(random, 13)

export type Udi = {
  agency: 'gs1' | 'ma'
  /** Device identifier (产品标识): the GTIN, or MA.156… up to the product's version. */
  deviceId: string
  lot: string | null
  serial: string | null
  madeOn: string | null
  expiresOn: string | null
}

const MA_LETTERS = {
  L: 'lot',
  S: 'serial',
  M: 'madeOn',
  P: 'madeOn',
  E: 'expiresOn',
  V: 'expiresOn',
} as const

/**
 * Unique device identification (医疗器械唯一标识): GS1 data or link with a GTIN, or a code of the MA scheme,
 * MA.156.kind.maker.product, then .L lot, .S serial, .M or .P made on and .E or .V expiry as YYMMDD (医疗器械唯一标识系统规则,
 * 2019; the letters of MA are from memory, not verified). AHM, the third issuer, has published no shape: it is refused.
 */
export function parseUdi(typed: string): Parsed<Udi> {
  if (/^\s*MA\./i.test(typed)) return readMa(typed)
  const data = /^\s*http/i.test(typed) ? parseDigitalLink(typed) : parseGs1(typed)
  if (!data.ok) return data
  const { code, gtin, lot, serial, madeOn, expiresOn } = data
  if (gtin === null)
    return { ok: false, at: typed.length, why: 'short', expected: { zh: '(01) 商品条码', en: 'a GTIN (01)' } }
  return { ok: true, code, agency: 'gs1', deviceId: gtin, lot, serial, madeOn, expiresOn }
}

function readMa(typed: string): Parsed<Udi> {
  const code = typed.trim()
  const at = typed.indexOf(code)
  const parts = code.split('.')
  const wrong = (
    index: number,
    why: 'short' | 'character' | 'prefix',
    expected: { zh: string; en: string },
  ) => ({
    ok: false as const,
    at: at + parts.slice(0, index).join('.').length + (index > 0 && index <= parts.length ? 1 : 0),
    why,
    expected,
  })
  if (parts[1] !== '156') return wrong(1, 'prefix', { zh: '156（中国）', en: '156 (China)' })
  const odd = parts.findIndex(part => !/^[0-9A-Za-z-]+$/.test(part))
  if (odd >= 0) return wrong(odd, 'character', { zh: '字母或数字', en: 'letters or digits' })
  if (parts.length < 5) return wrong(parts.length, 'short', { zh: '厂商码和产品码', en: 'maker and product' })
  const tail = parts.slice(5)
  const from = tail.findIndex(part => /^[LSMPEV]/.test(part))
  const production = from < 0 ? [] : tail.slice(from)
  const said = { lot: null, serial: null, madeOn: null, expiresOn: null } as Record<string, string | null>
  for (const [i, part] of production.entries()) {
    const name = MA_LETTERS[part[0] as keyof typeof MA_LETTERS]
    const isDay = name === 'madeOn' || name === 'expiresOn'
    const day = /^\d{6}$/.test(part.slice(1)) ? parseGs1(`(11)${part.slice(1)}`) : null
    if (isDay && !day?.ok) return wrong(5 + from + i, 'character', { zh: '年月日各两位', en: 'YYMMDD' })
    if (name) said[name] = isDay && day?.ok ? day.madeOn : part.slice(1)
  }
  const deviceId = parts.slice(0, 5 + (from < 0 ? tail.length : from)).join('.')
  const { lot = null, serial = null, madeOn = null, expiresOn = null } = said
  return { ok: true, code, agency: 'ma', deviceId, lot, serial, madeOn, expiresOn }
}

/** GS1 data of an invented pack, as a scanner sends it; `expiresOn`: 'YYYY-MM-DD'. */
export const makeUdi = (random: Random, of: { expiresOn: string }): string =>
  writeGs1([
    { ai: '01', value: makeGtin(random, 14, '0690') },
    { ai: '17', value: of.expiresOn.slice(2).replaceAll('-', '') },
    { ai: '10', value: `${pickChar(random, 'ABCDEFGH')}${randomDigits(random, 6)}` },
    { ai: '21', value: randomDigits(random, 8) },
  ])
