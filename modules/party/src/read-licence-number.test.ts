import { expect, test } from 'vitest'
import { licenceWarnings, readLicenceNumber } from './read-licence-number.ts'

const shop = { kind: 'pharmacy', province: '湖北省', uscc: null } as const

test.each([
  ['drug_retail', '鄂CA027100001', { zh: '湖北', en: 'Hubei' }, undefined],
  ['drug_production', '苏20160123', { zh: '江苏', en: 'Jiangsu' }, 2016],
  ['device_class2', '鄂武食药监械经营备20231234号', { zh: '湖北', en: 'Hubei' }, 2023],
] as const)('%s %s tells its province and year', (kind, number, province, year) => {
  expect(readLicenceNumber(kind, number)).toMatchObject({ province, ...(year && { year }) })
})

test('a wrong character is named with its place and reason, an unknown format is none', () => {
  expect(readLicenceNumber('drug_retail', '鄂XA027100001')).toMatchObject({ at: 1 })
  expect(readLicenceNumber('clinic_filing', '随便')).toBe(null)
})

test.each([
  ['drug_retail', '鄂CA027100001', []],
  ['drug_retail', '豫CA371100001', ['province']],
  ['drug_retail', '鄂AA027100001', ['numberKind']],
  ['drug_wholesale', '鄂AA027100001', ['holderKind']],
  ['device_class3', '鄂武食药监械经营备20231234号', ['numberKind']],
  ['drug_retail', '还没填完', []],
] as const)('%s %s in a Hubei pharmacy: %o', (kind, number, warnings) => {
  expect(licenceWarnings({ kind, number }, shop)).toEqual(warnings)
})

test('a business licence carries the firm’s own credit code', () => {
  const given = { kind: 'business', number: '91350100M000100Y43' } as const
  const firm = { kind: 'distributor', province: '福建省', uscc: '91350100M000100Y43' } as const
  expect(licenceWarnings(given, firm)).toEqual([])
  expect(licenceWarnings(given, { ...firm, uscc: '914403001922038216' })).toEqual(['uscc'])
})
