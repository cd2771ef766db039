import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseApprovalNumber, parseDrugBusinessLicence, parseTradingCertificate } from '@yaolian/codes'
import { describe, expect, test } from 'vitest'
import { certificatesIn, codesReport } from './codes-report.ts'
import { REFERENCE } from './reference.ts'
import { reportSources } from './report-sources.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const sources = reportSources(ROOT)
const committed = readFileSync(join(ROOT, REFERENCE, 'codes-report.md'), 'utf8')

describe.skipIf(!existsSync(sources.drugs) || !existsSync(sources.certificates))(
  'the real lists of numbers and makers (YAOLIAN_DATA)',
  () => {
    test('every number and maker is read or refused as the committed report says', () => {
      expect(codesReport(sources)).toBe(committed)
    })

    test('83 certificates of 2014: each a certificate of the past, none a licence of today', () => {
      const found = certificatesIn(readFileSync(sources.certificates, 'utf8'))
      expect(found.map(one => one.place)).toEqual(Array.from({ length: 83 }, (_, i) => i + 1))
      expect(new Set(found.map(one => one.number)).size).toBe(83)
      for (const { number } of found) {
        expect(parseTradingCertificate(number)).toMatchObject({
          ok: true,
          code: number,
          kind: 'between_firms',
          cancelledOn: '2017-01-21',
        })
        expect(parseDrugBusinessLicence(number)).toMatchObject({
          ok: false,
          at: 2,
          why: 'character',
        })
      }
    })

    test('of the 3,233 approvals one cell is refused, because two numbers stand in it', () => {
      const list = readFileSync(join(sources.drugs, 'nmpa_approvals.csv'), 'utf8').trim().split('\n').slice(1)
      const refused = list
        .map(line => line.split(',')[0] as string)
        .filter(text => !parseApprovalNumber(text).ok)
      expect(list.length).toBe(3_233)
      expect(refused.map(text => parseApprovalNumber(text))).toMatchObject([
        { ok: false, at: 9, why: 'several' },
      ])
    })
  },
)

test('the committed report names no place of a machine and counts every list', () => {
  expect(committed).not.toMatch(/\/(?:work|home|tmp|shared)\//)
  expect(committed.match(/^\| .* \| \d+ \| \d+ \| \d+ \| \d+ \|$/gm)?.length).toBe(9)
})

test('the list inside a running text', () => {
  expect(certificatesIn('共83张。1.甲（杭州）有限公司 (浙B20140004)2.乙公司(鄂B20110001)2014年，')).toEqual([
    { place: 1, holder: '甲（杭州）有限公司', number: '浙B20140004' },
    { place: 2, holder: '乙公司', number: '鄂B20110001' },
  ])
})
