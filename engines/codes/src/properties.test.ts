import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeApprovalNumber, parseApprovalNumber } from './approval-number.ts'
import { USCC_ALPHABET } from './check-digit.ts'
import {
  makeDeviceBusiness,
  makeDeviceRegistration,
  parseDeviceBusiness,
  parseDeviceRegistration,
} from './device-number.ts'
import {
  makeDrugBusinessLicence,
  makeDrugProductionLicence,
  parseDrugBusinessLicence,
  parseDrugProductionLicence,
} from './drug-licence.ts'
import { WHY_TEXTS } from './format.ts'
import { makeMedicalInstitution, parseMedicalInstitution } from './medical-institution.ts'
import { makeDrugCode, makeGtin13, parseDrugCode, parseGtin } from './product-code.ts'
import type { Random } from './random.ts'
import { PROVINCES } from './region.ts'
import { makeUscc, parseUscc } from './uscc.ts'

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

type Case = {
  make: (random: Random) => string
  parse: (typed: string) => { ok: boolean; at?: number; why?: string }
}
const CASES: Record<string, Case> = {
  uscc: { make: random => makeUscc(random, '420100'), parse: parseUscc },
  'drug business licence': {
    make: random => makeDrugBusinessLicence(random, { province: '鄂', mode: 'single_store', area: '27' }),
    parse: parseDrugBusinessLicence,
  },
  'drug production licence': {
    make: random => makeDrugProductionLicence(random, { province: '鄂', year: 2021 }),
    parse: parseDrugProductionLicence,
  },
  'medical institution': {
    make: random => makeMedicalInstitution(random, '420106'),
    parse: parseMedicalInstitution,
  },
  'device licence': {
    make: random => makeDeviceBusiness(random, { kind: 'licence', province: '鄂', city: '汉', year: 2023 }),
    parse: parseDeviceBusiness,
  },
  'device filing': {
    make: random => makeDeviceBusiness(random, { kind: 'filing', province: '鄂', city: '', year: 2023 }),
    parse: parseDeviceBusiness,
  },
  'device registration': {
    make: random => makeDeviceRegistration(random, { deviceClass: 2, province: '鄂', year: 2022 }),
    parse: parseDeviceRegistration,
  },
  'approval number': {
    make: random => makeApprovalNumber(random, { letter: 'S', year: 2021, imported: true }),
    parse: parseApprovalNumber,
  },
  gtin: { make: random => makeGtin13(random), parse: parseGtin },
  'drug code': { make: random => makeDrugCode(random), parse: parseDrugCode },
}
const seed = fc.integer({ min: 1, max: 2 ** 31 })

test.each(Object.entries(CASES))(
  '%s: what is made is read, also when typed wide, in small letters or with spaces',
  (_name, one) => {
    fc.assert(
      fc.property(seed, from => {
        const code = one.make(randomOf(from))
        expect(one.parse(code)).toMatchObject({ ok: true, code })
        const wide = Array.from(code, char =>
          char < '\x7f' ? String.fromCharCode(char.charCodeAt(0) + 0xfee0) : char,
        )
        expect(one.parse(` ${wide.join(' ').toLowerCase()}\t`)).toMatchObject({ ok: true, code })
      }),
    )
  },
)

test.each(Object.entries(CASES))('%s: what is cut off or added is said, and where', (_name, one) => {
  fc.assert(
    fc.property(seed, fc.nat(30), (from, at) => {
      const code = one.make(randomOf(from))
      const cut = one.parse(code.slice(0, at % (code.length - 1)))
      if (!cut.ok) expect(['empty', 'short', 'word', 'check', 'prefix']).toContain(cut.why)
      const long = one.parse(`${code}7`)
      expect(long.ok && long).toBe(false)
      const strange = one.parse(`${code.slice(0, at % code.length)}?${code.slice((at % code.length) + 1)}`)
      expect(strange.ok && strange).toBe(false)
      if (!strange.ok) expect(strange.at).toBeLessThanOrEqual(at % code.length)
    }),
  )
})

test('no text whatsoever breaks a parser', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string()), typed => {
      for (const { parse } of Object.values(CASES)) {
        const found = parse(typed)
        if (found.ok) continue
        expect(Object.keys(WHY_TEXTS)).toContain(found.why)
        expect(found.at).toBeLessThanOrEqual(typed.length)
      }
    }),
  )
})

test('one wrong character of a code with a check digit never goes unnoticed', () => {
  const other = (alphabet: string, char: string, by: number) =>
    alphabet[(alphabet.indexOf(char) + 1 + (by % (alphabet.length - 1))) % alphabet.length]!
  fc.assert(
    fc.property(seed, fc.nat(17), fc.nat(29), (from, at, by) => {
      const code = makeUscc(randomOf(from), '420100')
      const changed = code.slice(0, at) + other(USCC_ALPHABET, code[at]!, by) + code.slice(at + 1)
      expect(parseUscc(changed).ok).toBe(false)
    }),
  )
  fc.assert(
    fc.property(seed, fc.nat(12), fc.nat(8), (from, at, by) => {
      const code = makeGtin13(randomOf(from))
      const changed = code.slice(0, at) + other('0123456789', code[at]!, by) + code.slice(at + 1)
      expect(parseGtin(changed).ok).toBe(false)
    }),
  )
})

test('a generator serves every province', () => {
  for (const province of PROVINCES) {
    const code = makeDrugProductionLicence(randomOf(7), { province, year: 2020 })
    expect(parseDrugProductionLicence(code)).toMatchObject({ ok: true, province })
  }
})
