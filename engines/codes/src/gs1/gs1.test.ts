import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeGtin } from '../product-code.ts'
import { parseTraceCode, parseUdi } from '../trace-code.ts'
import { parseDigitalLink, writeDigitalLink } from './digital-link.ts'
import { parseGs1, writeGs1 } from './element-string.ts'
import { IDENTIFIERS } from './identifiers.ts'
import { gs1Day } from './read-value.ts'

const GS = String.fromCharCode(29)
const GTIN = '06901234567892'

describe('an element string', () => {
  test.each([
    [`01${GTIN}1726123110A1${GS}21X9`],
    [`]d201${GTIN}1726123110A1${GS}21X9`],
    [`]C101${GTIN}${GS}1726123110A1${GS}21X9`],
    [`01${GTIN}1726123110A1{GS}21X9`],
    [`(01)${GTIN}(17)261231(10)A1(21)X9`],
    [` (01) ${GTIN}`.replace(' 0690', '0690').concat('(17)261231(10)A1(21)X9 ')],
  ])('%j says product, expiry, lot and serial', text => {
    expect(parseGs1(text)).toMatchObject({
      ok: true,
      code: `(01)${GTIN}(17)261231(10)A1(21)X9`,
      gtin: GTIN,
      expiresOn: '2026-12-31',
      lot: 'A1',
      serial: 'X9',
      lonely: [],
    })
  })

  test.each([
    ['', 0, 'empty'],
    [']d2', 3, 'short'],
    ['0469012345', 0, 'prefix'],
    ['01069012345678', 14, 'short'],
    ['0106901234567893', 15, 'check'],
    [`01${GTIN}17261331`, 20, 'date'],
    [`01${GTIN}17260230`, 22, 'date'],
    [`01${GTIN}10${'A'.repeat(21)}`, 38, 'long'],
    [`01${GTIN}10批号`, 18, 'character'],
    [`01${GTIN}10A${GS}10B`, 20, 'twice'],
    [`01${GTIN}02${GTIN}3712`, 16, 'pair'],
    [`(01)${GTIN}(77)1`, 19, 'prefix'],
    [`(01${GTIN}`, 1, 'prefix'],
    [`(10)A1(21)`, 10, 'short'],
  ])('%j: position %i, %s', (text, at, why) => {
    expect(parseGs1(text)).toMatchObject({ ok: false, at, why })
  })

  test('letters keep their case: lot ab is not lot AB', () => {
    expect(parseGs1(`01${GTIN}10ab`)).toMatchObject({ lot: 'ab' })
  })

  test('a bracket inside a lot is part of it, unless it holds an identifier', () => {
    expect(parseGs1('(10)A(5)B(21)7')).toMatchObject({ lot: 'A(5)B', serial: '7' })
  })

  test('what needs another barcode of the pack is named, not refused', () => {
    expect(parseGs1('(17)270100(10)A')).toMatchObject({
      ok: true,
      lonely: ['17', '10'],
      expiresOn: '2027-01-31',
    })
    expect(parseGs1(`(00)106901234567890121`)).toMatchObject({ ok: false, why: 'check' })
  })

  test('measures, countries and long identifiers', () => {
    expect(parseGs1(`01${GTIN}3103001250422156${GS}710ABC`)).toMatchObject({
      elements: [{ ai: '01' }, { ai: '3103', value: '001250' }, { ai: '422', value: '156' }, { ai: '710' }],
    })
    expect(parseGs1('3106001250')).toMatchObject({ ok: false, at: 0, why: 'prefix' })
  })
})

test('the century of a date is the nearest to the year of reading', () => {
  expect(gs1Day('261231', 2026)).toBe('2026-12-31')
  expect(gs1Day('770101', 2026)).toBe('1977-01-01')
  expect(gs1Day('760101', 2026)).toBe('2076-01-01')
  expect(gs1Day('010100', 2099)).toBe('2101-01-31')
  expect(gs1Day('240200', 2026)).toBe('2024-02-29')
})

test('no identifier begins another, so that a string without brackets can be read in one way only', () => {
  const all = [...IDENTIFIERS.keys()]
  expect(all.length).toBeGreaterThan(450)
  for (const one of all) expect(all.filter(other => other !== one && other.startsWith(one))).toEqual([])
  for (const ai of ['3109', '3170', '3385', '3580', '3606', '03', '14', '18'])
    expect(IDENTIFIERS.has(ai)).toBe(false)
  for (const ai of ['3105', '3165', '3205', '3375', '3575', '3600', '3695', '99'])
    expect(IDENTIFIERS.has(ai)).toBe(true)
})

const char82 = fc.constantFrom(...'ABCabc019-._/()%&')
const elements = fc.record({
  serial: fc.string({ unit: char82, minLength: 1, maxLength: 20 }),
  lot: fc.string({ unit: char82, minLength: 1, maxLength: 20 }),
  seed: fc.nat(9_999),
})

test('what is written is read, as a string and as a link', () => {
  fc.assert(
    fc.property(elements, ({ serial, lot, seed }) => {
      let state = seed
      const gtin = makeGtin(below => {
        state = (state * 31 + 7) % 10_007
        return state % below
      }, 14)
      const given = [
        { ai: '01', value: gtin },
        { ai: '10', value: lot },
        { ai: '21', value: serial },
        { ai: '17', value: '280229' },
      ]
      expect(parseGs1(writeGs1(given))).toMatchObject({ gtin, lot, serial, expiresOn: '2028-02-29' })
      // A segment of dots alone would be cut by browsers; everything else survives.
      const link = writeDigitalLink('https://id.example.cn/shop', given)
      expect(parseDigitalLink(link)).toMatchObject({ gtin, lot, serial, host: 'id.example.cn' })
    }),
  )
})

describe('a digital link', () => {
  test('on any domain, with words before the key and other queries', () => {
    expect(parseDigitalLink('https://Shop.cn/a/01/6901234567892/10/A%2F1?17=261231&utm=x#top')).toMatchObject(
      { gtin: GTIN, lot: 'A/1', expiresOn: '2026-12-31', host: 'shop.cn' },
    )
  })
  test.each([
    ['id.gs1.org/01/06901234567892', 0, 'word'],
    ['https://id.gs1.org/', 18, 'prefix'],
    ['https://id.gs1.org/01/6901234567893', 34, 'check'],
    ['https://id.gs1.org/01/06901234567892/21/A/10/B', 42, 'prefix'],
    ['https://id.gs1.org/01/06901234567892?77=1', 37, 'prefix'],
    ['https://id.gs1.org/01/06901234567892/10/A%', 41, 'character'],
    ['https:///01/06901234567892', 8, 'short'],
  ])('%s: position %i, %s', (link, at, why) => {
    expect(parseDigitalLink(link)).toMatchObject({ ok: false, at, why })
  })
})

test('trace codes: twenty digits, or GS1 data that name one pack', () => {
  expect(parseTraceCode('81046600000012345678')).toMatchObject({ scheme: 'msfx', productId: '8104660' })
  expect(parseTraceCode(`01${GTIN}21X9`)).toMatchObject({ scheme: 'gs1', productId: GTIN, serial: 'X9' })
  expect(parseTraceCode(`(01)${GTIN}(10)A`)).toMatchObject({
    ok: false,
    why: 'short',
    expected: { en: 'a serial number (21)' },
  })
  expect(parseTraceCode('8104660000001234567')).toMatchObject({ ok: false, at: 19, why: 'short' })
})

test('UDI: GS1 and MA', () => {
  expect(parseUdi(`01${GTIN}10L7`)).toMatchObject({ agency: 'gs1', deviceId: GTIN, lot: 'L7' })
  expect(parseUdi('MA.156.M0.100133.11203201.L2024A.E281231')).toMatchObject({
    agency: 'ma',
    deviceId: 'MA.156.M0.100133.11203201',
    lot: '2024A',
    expiresOn: '2028-12-31',
  })
  expect(parseUdi('MA.840.M0.1.2')).toMatchObject({ ok: false, at: 3, why: 'prefix' })
  expect(parseUdi('MA.156.M0.1')).toMatchObject({ ok: false, why: 'short' })
  expect(parseUdi('MA.156.M0.1.2.E281331')).toMatchObject({ ok: false, at: 14 })
})
