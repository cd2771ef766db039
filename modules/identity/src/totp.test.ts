import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seal, unseal } from './seal.ts'
import { base32, hotp, matchCode, otpauthUri, stepAt } from './totp.ts'

const ascii = (text: string) => Buffer.from(text, 'ascii')
const SECRET = ascii('12345678901234567890')

describe('codes', () => {
  // RFC 4226, appendix D
  test('HOTP for the counters 0 to 9', () => {
    const codes = '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'
    expect(Array.from({ length: 10 }, (_, counter) => hotp(SECRET, counter)).join(' ')).toBe(codes)
  })
  // RFC 6238, appendix B; each hash with a secret of its own length
  test.each([
    ['1970-01-01T00:00:59Z', 'sha1', 20, '94287082'],
    ['1970-01-01T00:00:59Z', 'sha256', 32, '46119246'],
    ['1970-01-01T00:00:59Z', 'sha512', 64, '90693936'],
    ['2005-03-18T01:58:29Z', 'sha1', 20, '07081804'],
    ['2005-03-18T01:58:31Z', 'sha1', 20, '14050471'],
    ['2005-03-18T01:58:31Z', 'sha256', 32, '67062674'],
    ['2009-02-13T23:31:30Z', 'sha1', 20, '89005924'],
    ['2033-05-18T03:33:20Z', 'sha1', 20, '69279037'],
    ['2033-05-18T03:33:20Z', 'sha512', 64, '38618901'],
    ['2603-10-11T11:33:20Z', 'sha1', 20, '65353130'],
    ['2603-10-11T11:33:20Z', 'sha256', 32, '77737706'],
  ])('TOTP at %s by %s', (at, algorithm, length, code) => {
    const secret = ascii('1234567890'.repeat(7).slice(0, length))
    expect(hotp(secret, stepAt(at), 8, algorithm)).toBe(code)
  })
})

describe('a code is let in', () => {
  const now = '2026-11-22T01:00:10.000Z'
  const step = stepAt(now)
  test.each([
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ])('%i steps away: %s', (away, isIn) => {
    expect(matchCode(SECRET, hotp(SECRET, step + away), now, 0)).toBe(isIn ? step + away : null)
  })
  test('once: neither it nor an older one comes again', () => {
    const code = hotp(SECRET, step)
    expect(matchCode(SECRET, code, now, step)).toBeNull()
    expect(matchCode(SECRET, hotp(SECRET, step - 1), now, step)).toBeNull()
    expect(matchCode(SECRET, hotp(SECRET, step + 1), now, step)).toBe(step + 1)
  })
  test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', ' 755224'])('not as %j', code => {
    expect(matchCode(SECRET, code, now, 0)).toBeNull()
  })
})

test('base32 as RFC 4648 writes it', () => {
  // Section 10, without the padding
  const vectors = {
    f: 'MY',
    fo: 'MZXQ',
    foo: 'MZXW6',
    foob: 'MZXW6YQ',
    fooba: 'MZXW6YTB',
    foobar: 'MZXW6YTBOI',
  }
  for (const [plain, coded] of Object.entries(vectors)) expect(base32(ascii(plain))).toBe(coded)
  expect(otpauthUri(SECRET, '王 药师')).toContain('secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
})

test('what is sealed opens with its key, for its owner, untouched', () => {
  const key = Buffer.alloc(32, 7)
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.uuid(), (bytes, owner) => {
      const secret = Buffer.from(bytes)
      const sealed = seal(key, secret, owner)
      expect(unseal(key, sealed, owner)).toEqual(secret)
      expect(unseal(key, sealed, 'somebody else')).toBeNull()
      expect(unseal(Buffer.alloc(32, 8), sealed, owner)).toBeNull()
      expect(unseal(null, sealed, owner)).toBeNull()
      const [name, body] = sealed.split('.') as [string, string]
      const spoilt = Buffer.from(body, 'base64url')
      spoilt[spoilt.length - 1] = (spoilt.at(-1) as number) ^ 1
      expect(unseal(key, `${name}.${spoilt.toString('base64url')}`, owner)).toBeNull()
    }),
    { numRuns: 50 },
  )
})
