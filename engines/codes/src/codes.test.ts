import { expect, test } from 'vitest'
import { parseApprovalNumber } from './approval-number.ts'
import { organisationCheck } from './check-digit.ts'
import { parseDeviceBusiness } from './device-business.ts'
import { parseDeviceRegistration } from './device-registration.ts'
import { parseDrugBusinessLicence, parseDrugProductionLicence } from './drug-licence.ts'
import { parseMedicalInstitution } from './medical-institution.ts'
import { parseDrugCode, parseGtin } from './product-code.ts'
import { parseUscc } from './uscc.ts'

// Codes of existing firms; the first is the example of GB 32100-2015.
test.each([
  '91350100M000100Y43',
  '914403001922038216',
  '9144030071526726XG',
  '91330100799655058B',
  '91100000100003962T',
])('%s is a unified social credit code with a fitting organisation code', code => {
  expect(parseUscc(code)).toMatchObject({
    ok: true,
    code,
    organisationCodeFits: true,
    region: code.slice(2, 8),
  })
})

test('the example of GB 11714', () => expect(organisationCheck('D2143569')).toBe('X'))

test.each([
  ['', 0, 'empty'],
  ['91350100M000100Y4', 17, 'short'],
  ['91350100M000100Y433', 18, 'long'],
  ['91350100M000100Y44', 17, 'check'],
  ['91350100M0O0100Y43', 10, 'character'],
  ['9135010OM000100Y43', 7, 'character'],
  ['91990100M000100Y43', 2, 'region'],
  ['9135 0100 M000 100Y 44', 21, 'check'],
])('unified social credit code %j: position %i, %s', (typed, at, why) => {
  expect(parseUscc(typed)).toMatchObject({ ok: false, at, why })
})

test.each([
  [
    '琼AA898000001',
    { format: 'of_2024', mode: 'wholesale', legalPerson: true, area: '8980', serial: '00001' },
  ],
  ['琼BB898000001', { format: 'of_2024', mode: 'chain', legalPerson: false }],
  ['琼CA898510001', { format: 'of_2024', mode: 'chain_store', area: '8985', serial: '10001' }],
  ['鄂DA0270001', { format: 'earlier', mode: 'single_store', area: '027', serial: '0001' }],
  ['冀1010023', { format: 'of_2001', mode: 'wholesale', legalPerson: true, area: '01', serial: '0023' }],
  ['冀2010023', { format: 'of_2001', mode: 'wholesale', legalPerson: false }],
  ['冀4010023—012', { format: 'of_2001', mode: 'chain' }],
])('drug business licence %s', (code, parts) => {
  expect(parseDrugBusinessLicence(code)).toMatchObject({ ok: true, ...parts })
})

test.each([
  ['浙B20140006', 2, 'character'], // an internet trading certificate, cancelled in 2017: no business licence
  ['XAA898000001', 0, 'character'],
  ['琼EA898000001', 1, 'character'],
  ['琼AA89800001', 11, 'short'],
  ['琼AA8980', 7, 'short'],
])('no drug business licence: %s', (code, at, why) => {
  expect(parseDrugBusinessLicence(code)).toMatchObject({ ok: false, at, why })
})

test('drug production licences, new and with the letters of before', () => {
  expect(parseDrugProductionLicence('粤20110210')).toMatchObject({
    ok: true,
    year: 2011,
    serial: '0210',
    letters: '',
  })
  expect(parseDrugProductionLicence('京HZS20100003')).toMatchObject({ ok: true, letters: 'HZS' })
  expect(parseDrugProductionLicence('粤19110210')).toMatchObject({ ok: false, at: 1, why: 'year' })
})

test.each([
  ['沪嘉食药监械经营许20187006号', { kind: 'licence', province: '沪', city: '嘉', year: 2018 }],
  ['京丰食药监械经营许20150100号', { kind: 'licence', serial: '0100' }],
  ['京丰食药监械经营备20150159号', { kind: 'filing', serial: '0159' }],
  ['鄂汉药监械经营备20220012号', { kind: 'filing', city: '汉' }],
])('device trading %s', (code, parts) =>
  expect(parseDeviceBusiness(code)).toMatchObject({ ok: true, ...parts }),
)

test.each([
  ['国械注准20213100123', { deviceClass: 3, origin: 'domestic', category: '10' }],
  ['鄂械注准20212140456', { deviceClass: 2, authority: '鄂' }],
  ['国械注进20192220789', { deviceClass: 2, origin: 'imported' }],
  ['国械注许20193220789', { deviceClass: 3, origin: 'hong_kong_macao_taiwan' }],
])('device registration %s', (code, parts) => {
  expect(parseDeviceRegistration(code)).toMatchObject({ ok: true, ...parts })
})

test.each([
  ['鄂械注准20213140456', 8, 'class'],
  ['国械注准20212140456', 8, 'class'],
  ['鄂械注进20212140456', 0, 'prefix'],
  ['国械注准20011140456', 4, 'year'],
  ['国械注准20211140456', 8, 'class'],
  ['国械注准20013140456', 4, 'year'],
  ['国械备20210001', 1, 'word'],
])('no device registration: %s', (code, at, why) => {
  expect(parseDeviceRegistration(code)).toMatchObject({ ok: false, at, why })
})

test.each([
  ['国药准字H20064705', { kind: 'chemical', origin: 'domestic', form: 'approval' }],
  ['国药准字Z37020726', { kind: 'tcm', digits: '37020726' }],
  ['国药准字S10870021', { kind: 'biologic' }],
  ['国药准字H61020562', { kind: 'chemical' }],
  ['国药准字HJ20140344', { kind: 'chemical', origin: 'imported' }],
  ['国药准字ZC20171003', { kind: 'tcm', origin: 'hong_kong_macao_taiwan' }],
  ['国药准字J20130078', { kind: 'repacked_import', origin: 'imported' }],
  ['国药准字B20020846', { kind: 'health_drug' }],
  ['H20150368', { form: 'registration', origin: 'imported' }],
  ['HC20181010', { form: 'registration', origin: 'hong_kong_macao_taiwan' }],
  ['BH20020623', { form: 'registration', bulk: true, kind: 'chemical' }],
])('approval number %s', (code, parts) => {
  expect(parseApprovalNumber(code)).toMatchObject({ ok: true, code, ...parts })
})

test.each([
  ['国药准字X12345678', 4, 'word'],
  ['国药准字H7720123', 12, 'short'],
  ['国药准字H77201234', 5, 'prefix'],
  ['国药准字BJ20201234', 5, 'class'],
  ['国药准字HJ19701234', 6, 'year'],
  ['国药准子H20064705', 0, 'word'],
  ['H01501234', 1, 'year'],
  ['S20180021S20180022', 9, 'several'], // a cell of the public list that holds two numbers
  ['Z20200001号', 9, 'long'],
])('no approval number: %s', (code, at, why) => {
  expect(parseApprovalNumber(code)).toMatchObject({ ok: false, at, why })
})

// Codes of registered products, from the public register by way of a public project (VaniaQWER/ysynet_dva).
test.each([
  ...['86902551000259', '86902767000852', '86902439000609', '86902422000128', '86902133000028'],
  ...['86902581000045', '86909638000010', '86901553000014', '86900234000039', '86904061000033'],
  ...['86908171000013', '86904201000251', '86903986000067', '86905437000183', '86901523000075'],
])('drug code %s', code => {
  expect(parseDrugCode(code)).toEqual({ ok: true, code, maker: code.slice(3, 8), product: code.slice(8, 13) })
})

test.each([
  ['86902551000258', 13, 'check'],
  ['86802551000259', 2, 'word'],
  ['8690255100025', 13, 'short'],
])('no drug code: %s', (code, at, why) => expect(parseDrugCode(code)).toMatchObject({ ok: false, at, why }))

test.each([
  ['6901234567892', 'GTIN-13', '06901234567892'],
  ['96385074', 'GTIN-8', '00000096385074'],
  ['036000291452', 'GTIN-12', '00036000291452'],
  ['00012345600012', 'GTIN-14', '00012345600012'],
])('%s is a %s', (code, kind, gtin14) => expect(parseGtin(code)).toEqual({ ok: true, code, kind, gtin14 }))

test('a barcode of the wrong length or with a wrong digit', () => {
  expect(parseGtin('690123456789')).toMatchObject({ ok: false, at: 11, why: 'check' })
  expect(parseGtin('690123456')).toMatchObject({ ok: false, at: 9, why: 'short' })
  expect(parseGtin('6901234567893')).toMatchObject({ ok: false, at: 12, why: 'check' })
})

test('medical institutions: 22 characters with the organisation code’s check digit', () => {
  expect(parseMedicalInstitution('D2143569X42010612A1001')).toMatchObject({
    ok: true,
    region: '420106',
    kind: 'A',
  })
  expect(parseMedicalInstitution('D2143569142010612A1001')).toMatchObject({ ok: false, at: 8, why: 'check' })
  expect(parseMedicalInstitution('D2143569X99010612A1001')).toMatchObject({ ok: false, at: 9, why: 'region' })
})
