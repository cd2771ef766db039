import { describe, expect, test } from 'vitest'
import { parseAdApproval } from './ad-approval.ts'
import { parseBankAccount, parseBankCard } from './bank-account.ts'
import { parseDeviceProduction } from './device-business.ts'
import { parseDeviceFiling, parseDeviceRegistration } from './device-registration.ts'
import { parseDiagnosisCode } from './diagnosis-code.ts'
import { parseFirmName } from './firm-name.ts'
import { parseIdentityNumber } from './identity-number.ts'
import { parseInsuranceCode } from './insurance-code.ts'
import { parseDigitalInvoice, parseInvoiceCode } from './invoice-number.ts'
import { parsePhysicianQualification } from './medical-person.ts'
import { parseInformationCertificate, parsePlatformFiling } from './online-filing.ts'
import { parseGmpCertificate, parseGspCertificate, parseTradingCertificate } from './past-certificate.ts'
import { parseGln, parseSscc } from './product-code.ts'
import { ANY_APPROVAL } from './table/any-approval.ts'
import { type CodeKey, FORMATS } from './table/formats.ts'
import { sayWrong } from './why.ts'

describe('identity numbers', () => {
  test('the sample of GB 11643', () => {
    expect(parseIdentityNumber('11010519491231002x')).toMatchObject({
      ok: true,
      code: '11010519491231002X',
      kind: 'resident',
      bornOn: '1949-12-31',
      sex: 'female',
    })
    expect(parseIdentityNumber('110105491231002')).toMatchObject({
      kind: 'resident_15',
      bornOn: '1949-12-31',
    })
  })
  test.each([
    ['110105194912310021', 17, 'check'],
    ['99010519491231002X', 0, 'region'],
    ['11010519490229002X', 6, 'date'],
    ['11010519491231002', 17, 'short'],
    ['110105491331002', 6, 'date'],
  ])('%s: position %i, %s', (typed, at, why) => {
    expect(parseIdentityNumber(typed)).toMatchObject({ ok: false, at, why })
  })
})

test('bank cards by Luhn, accounts by length', () => {
  expect(parseBankCard('4111 1111 1111 1111')).toMatchObject({ ok: true, unionPay: false })
  expect(parseBankCard('4111111111111112')).toMatchObject({
    ok: false,
    at: 15,
    why: 'check',
    expected: { zh: '1' },
  })
  expect(parseBankCard('62220210010')).toMatchObject({ ok: false, why: 'short' })
  expect(parseBankAccount('4200-1234567')).toMatchObject({ ok: true, code: '42001234567' })
  expect(parseBankAccount('420')).toMatchObject({ ok: false, at: 3, why: 'short' })
  expect(parseBankAccount('4'.repeat(31))).toMatchObject({ ok: false, at: 30, why: 'long' })
})

test('invoices, digital and of before', () => {
  expect(parseDigitalInvoice('26422000000012345678')).toMatchObject({ ok: true, year: 2026, region: '42' })
  expect(parseDigitalInvoice('20422000000012345678')).toMatchObject({ ok: false, at: 0, why: 'year' })
  expect(parseDigitalInvoice('26992000000012345678')).toMatchObject({ ok: false, at: 2, why: 'region' })
  expect(parseInvoiceCode('1100192130')).toMatchObject({ ok: true, kind: 'special', year: 2019 })
  expect(parseInvoiceCode('011001900111')).toMatchObject({ ok: true, kind: 'electronic', region: '1100' })
  expect(parseInvoiceCode('11001921301')).toMatchObject({ ok: false, at: 11, why: 'length' })
  expect(parseInvoiceCode('011001900199')).toMatchObject({ ok: false, at: 10, why: 'class' })
  expect(parseInvoiceCode('1100A92130')).toMatchObject({ ok: false, at: 4, why: 'character' })
})

test('insurance codes of published samples', () => {
  expect(parseInsuranceCode('XA02BCA211A012010100154')).toMatchObject({
    kind: 'western',
    group: 'A02BC',
    maker: '100154',
  })
  expect(parseInsuranceCode('ZG02AAG0401010100154')).toMatchObject({ kind: 'tcm_patent', group: 'G02AA' })
  expect(parseInsuranceCode('C01020300400005000061234567')).toMatchObject({ kind: 'consumable' })
  expect(parseInsuranceCode('C010203004000050000612')).toMatchObject({ ok: false, at: 22, why: 'short' })
  expect(parseInsuranceCode('H99010600001')).toMatchObject({ ok: false, at: 1, why: 'region' })
  expect(parseInsuranceCode('XA02BCA211A01201010015')).toMatchObject({ ok: false, at: 22, why: 'short' })
})

test('devices: makers, class I, numbers of before 2014', () => {
  expect(parseDeviceProduction('京食药监械生产许20150001号')).toMatchObject({
    kind: 'licence',
    province: '京',
  })
  expect(parseDeviceFiling('国械备20210001')).toMatchObject({ authority: '国', year: 2021 })
  expect(parseDeviceFiling('鄂汉械备20210012号')).toMatchObject({ authority: '鄂', city: '汉' })
  expect(parseDeviceRegistration('国食药监械（准）字2013第3400123号')).toMatchObject({
    format: 'earlier',
    deviceClass: 3,
    category: '40',
    serial: '0123',
  })
  expect(parseDeviceRegistration('国食药监械（准）字2018第3400123号')).toMatchObject({
    ok: false,
    why: 'year',
  })
})

test('papers of the internet, brought to one spelling', () => {
  for (const text of ['(沪)-经营性-2018-0011', '沪-（经营性）-2018-0011', '（沪）经营性—2018—0011'])
    expect(parseInformationCertificate(text)).toMatchObject({ code: '(沪)-经营性-2018-0011', paid: true })
  expect(parsePlatformFiling('（鄂）网药平台备字[2023]第000012-000号')).toMatchObject({
    code: '(鄂)网药平台备字〔2023〕第000012-000号',
  })
  expect(parsePlatformFiling('（鄂）网药平台备字[2023]第000012-00号')).toMatchObject({
    ok: false,
    why: 'length',
  })
  expect(parseTradingCertificate('浙B20140006')).toMatchObject({
    kind: 'between_firms',
    cancelledOn: '2017-01-21',
  })
  expect(parseTradingCertificate('国A20090001')).toMatchObject({ kind: 'third_party' })
  expect(parseTradingCertificate('浙B20190006')).toMatchObject({ ok: false, at: 2, why: 'year' })
})

test('certificates that no longer exist', () => {
  expect(parseGspCertificate('HUB01-Aa-20150022')).toMatchObject({ mode: 'wholesale', year: 2015 })
  expect(parseGspCertificate('A-HUB08-021')).toMatchObject({ format: 'earlier', year: 2008 })
  expect(parseGspCertificate('HUB01-Aa-20200022')).toMatchObject({ ok: false, why: 'year' })
  expect(parseGmpCertificate('CN20140123')).toMatchObject({ area: 'CN', year: 2014 })
})

test('an advertisement says until when it may run', () => {
  expect(parseAdApproval('粤械广审（文）第280917-05538号')).toMatchObject({
    expiresOn: '2028-09-17',
    kind: 'device',
  })
  expect(parseAdApproval('粤械广审（文）第280931-05538号')).toMatchObject({ ok: false, at: 8, why: 'date' })
})

test('persons and diagnoses', () => {
  expect(parsePhysicianQualification('20094211011010519491231002X')).toMatchObject({
    ok: true,
    province: '42',
  })
  expect(parsePhysicianQualification('200942110110105194912310021')).toMatchObject({
    ok: false,
    at: 26,
    why: 'check',
  })
  expect(parsePhysicianQualification('200942110')).toMatchObject({ ok: false, at: 9, why: 'short' })
  for (const code of ['I10', 'I10.x00x002', 'J06.900x003', 'E11.9', 'E11.90', 'A17.0+', 'G01*'])
    expect(parseDiagnosisCode(code)).toMatchObject({ ok: true, code })
  for (const code of ['10', 'I1', 'I10.', 'I10.x', 'I10.9x1', 'I10x00', 'J06.900x03'])
    expect(parseDiagnosisCode(code)).toMatchObject({ ok: false })
})

test('keys of places and transport units', () => {
  expect(parseGln('6901234567892')).toMatchObject({ ok: true })
  expect(parseSscc('106141412345678908')).toMatchObject({ ok: true })
  expect(parseSscc('106141412345678909')).toMatchObject({ ok: false, at: 17, expected: { zh: '8' } })
})

test.each([
  ['国药控股湖北有限公司', 'company'],
  ['辉瑞制药有限公司(大连)', 'company'],
  ['武汉中联药业股份有限公司分装厂', 'company'],
  ['江苏省人民医院', 'institution'],
  ['上海第九制药厂', 'works'],
  ['Eli Lilly and Company', 'foreign'],
  ['LOSAN PHARMA GMBH', 'foreign'],
])('%s is the name of a firm', (name, form) => expect(parseFirmName(name)).toMatchObject({ ok: true, form }))

test.each([
  ['江苏', 2, 'form'],
  ['阿斯利康制药有限公司S', 10, 'long'],
  ['20101116', 0, 'form'],
  ['', 0, 'empty'],
])('%j is no full name', (name, at, why) => expect(parseFirmName(name)).toMatchObject({ ok: false, at, why }))

test('a refusal is a sentence with the place counted from one and what should stand there', () => {
  const found = FORMATS.uscc.read('91350100M000100Y44')
  expect(!found.ok && sayWrong(found)).toEqual({
    zh: '校验位不符，请核对整个号码，应为3',
    en: 'the check digit does not fit; compare the whole number; expected 3',
  })
  const short = FORMATS.drug_business.read('琼AA89800001')
  expect(!short.ok && sayWrong(short).zh).toBe('位数不够，还缺数字')
})

test('what is read is said in words', () => {
  const told = (key: CodeKey, code: string) => {
    const read = FORMATS[key].read(code)
    return read.ok && read.facts.map(fact => fact.zh).join(' · ')
  }
  expect(told('drug_business', '鄂DA0270001')).toBe('湖北 · 单体药店 · 法人企业 · 2024 年以前的编号')
  expect(told('approval', '国药准字Z37020726')).toBe('中药 · 境内生产 · 山东原批准')
  expect(told('approval', '国药准字HJ20140344')).toBe('化学药品 · 境外生产 · 2014 年')
  expect(told('device_registration', '鄂械注准20212140456')).toBe(
    '第二类医疗器械 · 境内生产 · 湖北 · 2021 年 · 分类 14',
  )
  expect(told('uscc', '91350100M000100Y43')).toBe('福建 350100 · 企业 · 组织机构代码 M000100Y4')
  expect(told('trading_certificate', '浙B20140006')).toBe('浙江 · 2014 年 · 已取消，仅供查旧档')
})

test.each([
  ['国药准字Z37020726', true],
  ['鄂械注准20212140456', true],
  ['国械备20210001', true],
  ['国食健注G20160001', true],
  ['国药准字Z3702072', false],
  ['鄂械注准20213140456', false],
])('%s as the number of any goods: %s', (typed, ok) => expect(ANY_APPROVAL.read(typed).ok).toBe(ok))
