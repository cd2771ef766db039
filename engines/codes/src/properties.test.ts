import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseBankCard } from './bank-account.ts'
import { USCC_ALPHABET } from './check-digit.ts'
import { makeDrugProductionLicence, parseDrugProductionLicence } from './drug-licence.ts'
import { parseIdentityNumber } from './identity-number.ts'
import { parseDrugCode, parseGln, parseGtin, parseSscc } from './product-code.ts'
import type { Random } from './random.ts'
import { PROVINCES } from './region.ts'
import type { ReadBack } from './table/code-format.ts'
import { type CodeKey, FORMATS } from './table/formats.ts'
import { parseOrganisationCode, parseUscc } from './uscc.ts'
import { sayWrong, WHY_TEXTS } from './why.ts'

/** A deterministic source of whole numbers for the generators (mulberry32). */
function randomOf(seed: number): Random {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const seed = fc.integer({ min: 1, max: 2 ** 31 })
const all = Object.entries(FORMATS) as [CodeKey, (typeof FORMATS)[CodeKey]][]

/** GS1 data and links are bytes of a barcode: case counts, and nobody types them. */
const SCANNED: readonly CodeKey[] = ['gs1', 'udi', 'digital_link']
const typed = all.filter(([key]) => !SCANNED.includes(key))
/** Numbers without a fixed length take one more character. */
const OPEN_ENDED: readonly CodeKey[] = ['bank_account', 'pharmacist']

test.each(all)('%s: what is made is read', (key, one) => {
  fc.assert(
    fc.property(seed, from => {
      const code = one.make(randomOf(from))
      const found = one.read(code)
      expect(found).toMatchObject({ ok: true })
      // The tidied spelling is read as itself; that of a link is an element string.
      const again = key === 'digital_link' ? FORMATS.gs1 : one
      if (found.ok) expect(again.read(found.code)).toEqual(found)
    }),
  )
})

test.each(typed)('%s: also when typed wide, in small letters or with spaces', (_key, one) => {
  fc.assert(
    fc.property(seed, from => {
      const code = one.make(randomOf(from))
      const wide = Array.from(code, char =>
        char > ' ' && char < '\x7f' ? String.fromCharCode(char.charCodeAt(0) + 0xfee0) : char,
      )
      expect(one.read(` ${wide.join(' ').toLowerCase()}\t`)).toEqual(one.read(code))
    }),
  )
})

test.each(typed)('%s: what is cut off, added or strange is said, and where', (key, one) => {
  fc.assert(
    fc.property(seed, fc.nat(30), (from, place) => {
      const code = one.make(randomOf(from))
      const at = place % code.length
      const cut = one.read(code.slice(0, at))
      if (!cut.ok) {
        expect(cut.at).toBeLessThanOrEqual(at)
        expect(sayWrong(cut).zh).toMatch(/\S/)
      }
      if (!OPEN_ENDED.includes(key)) {
        const long = one.read(`${code}77777777`)
        expect(long.ok && long).toBe(false)
      }
      const strange = one.read(`${code.slice(0, at)}?${code.slice(at + 1)}`)
      expect(strange.ok && strange).toBe(false)
      if (!strange.ok) expect(strange.at).toBeLessThanOrEqual(at)
    }),
  )
})

test('no text whatsoever breaks a parser, and each refusal is a sentence in both languages', () => {
  const near = fc
    .tuple(seed, fc.nat(60), fc.string({ unit: 'grapheme', maxLength: 4 }))
    .chain(([from, at, put]) =>
      fc.constantFrom(...all).map(([, one]) => {
        const code = one.make(randomOf(from))
        return code.slice(0, at) + put + code.slice(at + put.length)
      }),
    )
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), near), text => {
      const bad = all.filter(([, one]) => !isSentence(one.read(text), text.length)).map(([key]) => key)
      expect(bad).toEqual([])
    }),
  )
}, 30_000)

/** A code, or a reason from the list with a place inside the text and no hole left in its words. */
function isSentence(found: ReadBack, length: number): boolean {
  if (found.ok) return found.code !== ''
  const { zh, en } = sayWrong(found)
  const inside = found.at >= 0 && found.at <= length
  return inside && found.why in WHY_TEXTS && !/\{|undefined/.test(zh + en)
}

const DIGITS = '0123456789'
const GUARDED: [CodeKey, (text: string) => { ok: boolean }, string][] = [
  ['uscc', parseUscc, USCC_ALPHABET],
  ['organisation_code', parseOrganisationCode, DIGITS],
  ['identity', parseIdentityNumber, DIGITS],
  ['bank_card', parseBankCard, DIGITS],
  ['gtin', parseGtin, DIGITS],
  ['gln', parseGln, DIGITS],
  ['sscc', parseSscc, DIGITS],
  ['drug_code', parseDrugCode, DIGITS],
]

test.each(GUARDED)('%s: one wrong character never goes unnoticed', (key, parse, alphabet) => {
  fc.assert(
    fc.property(seed, fc.nat(40), fc.nat(40), (from, place, by) => {
      const code = FORMATS[key].make(randomOf(from))
      const at = place % code.length
      const was = alphabet.indexOf(code[at] as string)
      // Letters of an organisation code count up to 35: two that differ by 11 are one to its check digit.
      fc.pre(key !== 'organisation_code' || was >= 0)
      // A check character outside the alphabet (X) gets any character of it.
      const now =
        alphabet[(Math.max(was, 0) + (was < 0 ? 0 : 1) + (by % (alphabet.length - 1))) % alphabet.length]
      expect(parse(code.slice(0, at) + now + code.slice(at + 1)).ok).toBe(false)
    }),
  )
})

test('a generator serves every province', () => {
  for (const province of PROVINCES) {
    const code = makeDrugProductionLicence(randomOf(7), { province, year: 2020 })
    expect(parseDrugProductionLicence(code)).toMatchObject({ ok: true, province })
  }
})
