import { makeApprovalNumber, parseApprovalNumber } from '../approval-number.ts'
import {
  makeDeviceFiling,
  makeDeviceRegistration,
  parseDeviceFiling,
  parseDeviceRegistration,
} from '../device-registration.ts'
import { parseDigitalLink, writeDigitalLink } from '../gs1/digital-link.ts'
import { type Gs1Data, parseGs1 } from '../gs1/element-string.ts'
import { type InsuranceCode, makeInsuranceCode, parseInsuranceCode } from '../insurance-code.ts'
import {
  makeDrugCode,
  makeGln,
  makeGtin,
  makeSscc,
  parseDrugCode,
  parseGln,
  parseGtin,
  parseSscc,
} from '../product-code.ts'
import { pick, randomDigits } from '../random.ts'
import * as tell from '../tell.ts'
import { makeTraceCode, makeUdi, parseTraceCode, parseUdi } from '../trace-code.ts'
import { format } from './code-format.ts'

const GS1 = 'weights 3, 1 from the right, mod 10; one wrong digit is always caught'
const LENGTHS = [8, 12, 13, 14] as const
const same = (text: string) => ({ zh: text, en: text })

const INSURED: Record<InsuranceCode['kind'], { zh: string; en: string }> = {
  western: { zh: '西药', en: 'western medicine' },
  tcm_patent: { zh: '中成药', en: 'patent medicine' },
  slices: { zh: '中药饮片', en: 'slices' },
  consumable: { zh: '医用耗材', en: 'consumable' },
  hospital: { zh: '定点医疗机构', en: 'hospital' },
  pharmacy: { zh: '定点零售药店', en: 'pharmacy' },
}
const INSURED_KINDS = Object.keys(INSURED) as InsuranceCode['kind'][]

const tellGs1 = ({ gtin, lot, serial, expiresOn }: Gs1Data) => [
  ...(gtin === null ? [] : [same(`GTIN ${gtin}`)]),
  ...(lot === null ? [] : [{ zh: `批号 ${lot}`, en: `lot ${lot}` }]),
  ...(expiresOn === null ? [] : [{ zh: `有效期至 ${expiresOn}`, en: `until ${expiresOn}` }]),
  ...(serial === null ? [] : [{ zh: `序列号 ${serial}`, en: `serial ${serial}` }]),
]

/** Numbers of goods. */
export const GOODS_FORMATS = {
  approval: format({
    name: { zh: '药品批准文号', en: 'drug approval number' },
    shape: '国药准字 H|Z|S (C|J) ########; J, B, T, F old; (B) H|Z|S (C) ######## import registration',
    check: null,
    source: '药品注册管理办法',
    evidence: 'samples',
    make: random => makeApprovalNumber(random, { letter: 'S', year: 2021, imported: true }),
    parse: parseApprovalNumber,
    tell: tell.tellApproval,
  }),
  device_registration: format({
    name: { zh: '医疗器械注册证', en: 'device registration' },
    shape: '国|省 械注 准|进|许 #### 2|3 ## ####; before 2014 国|省 (食)药监械(准|进|许)字####第#######号',
    check: null,
    source: '医疗器械注册与备案管理办法 §115',
    evidence: 'read',
    make: random => makeDeviceRegistration(random, { deviceClass: 2, province: '鄂', year: 2022 }),
    parse: parseDeviceRegistration,
    tell: tell.tellDevice,
  }),
  device_filing: format({
    name: { zh: '第一类医疗器械备案', en: 'class I device filing' },
    shape: '国|省(市) 械备 #### #### (号)',
    check: null,
    source: '医疗器械注册与备案管理办法 §116',
    evidence: 'read',
    make: random => makeDeviceFiling(random, { province: '鄂', city: '汉', year: 2022 }),
    parse: parseDeviceFiling,
    tell: read => [
      ...tell.placeOfShort(read.authority, read.city),
      tell.year(read.year),
      tell.serial(read.serial),
    ],
  }),
  gtin: format({
    name: { zh: '商品条码 GTIN', en: 'GTIN' },
    shape: '8, 12, 13 or 14 digits, the last a check digit',
    check: GS1,
    source: 'GB 12904, GS1 General Specifications 7.9',
    evidence: 'samples',
    make: random => makeGtin(random, pick(random, LENGTHS)),
    parse: parseGtin,
    tell: read => [
      same(read.kind),
      ...(/^0?69\d/.test(read.gtin14) ? [{ zh: '中国厂商前缀', en: 'prefix of China' }] : []),
    ],
  }),
  gln: format({
    name: { zh: '全球位置码 GLN', en: 'GLN' },
    shape: '13 digits, the last a check digit',
    check: GS1,
    source: 'GB/T 16828, GS1 General Specifications 3.7',
    evidence: 'samples',
    make: makeGln,
    parse: parseGln,
  }),
  sscc: format({
    name: { zh: '系列货运包装箱代码 SSCC', en: 'SSCC' },
    shape: '18 digits, the last a check digit',
    check: GS1,
    source: 'GB/T 18127, GS1 General Specifications 3.2',
    evidence: 'samples',
    make: makeSscc,
    parse: parseSscc,
  }),
  drug_code: format({
    name: { zh: '药品本位码', en: 'national drug code' },
    shape: '86 9 ##### ##### #: maker, product, check',
    check: 'equals GTIN mod 10 on 25 real codes',
    source: '国家药品编码管理规定 (cites GB 18937)',
    evidence: 'samples',
    make: random => makeDrugCode(random),
    parse: parseDrugCode,
    tell: read => [
      { zh: `企业 ${read.maker}`, en: `maker ${read.maker}` },
      { zh: `产品 ${read.product}`, en: `product ${read.product}` },
    ],
  }),
  trace_code: format({
    name: { zh: '药品追溯码', en: 'drug trace code' },
    shape: '20 digits: product 7, serial 9, drawn 4; or GS1 data with (01) and (21)',
    check: null,
    source: 'NMPAB/T 1002',
    evidence: 'second hand',
    make: random => makeTraceCode(random),
    parse: parseTraceCode,
    tell: read => [{ zh: `药品标识码 ${read.productId}`, en: `product ${read.productId}` }],
  }),
  udi: format({
    name: { zh: '医疗器械唯一标识 UDI', en: 'UDI' },
    shape: 'GS1 data or link with (01); or MA.156.kind.maker.product(.L.S.M.E)',
    check: 'of the GTIN',
    source: '医疗器械唯一标识系统规则 (2019); MA not verified, AHM has no published shape',
    evidence: 'second hand',
    make: random => makeUdi(random, { expiresOn: '2028-02-29' }),
    parse: parseUdi,
    tell: read => [{ zh: `产品标识 ${read.deviceId}`, en: `device ${read.deviceId}` }],
  }),
  gs1: format({
    name: { zh: 'GS1 单元数据串', en: 'GS1 element string' },
    shape: 'identifiers and values, FNC1 (ASCII 29) or brackets between',
    check: 'of the keys inside',
    source: 'GB/T 16986, GS1 General Specifications 3 and 7.8',
    evidence: 'read',
    make: random => makeUdi(random, { expiresOn: '2027-12-31' }),
    parse: typed => parseGs1(typed),
    tell: tellGs1,
  }),
  digital_link: format({
    name: { zh: 'GS1 数字链接', en: 'GS1 Digital Link' },
    shape: 'https://…/01/GTIN(/10/lot)(/21/serial)(?17=YYMMDD)',
    check: 'of the keys inside',
    source: 'GS1 Digital Link Standard, URI Syntax 1.6',
    evidence: 'not verified',
    make: random =>
      writeDigitalLink('https://id.gs1.org', [
        { ai: '01', value: makeGtin(random, 14) },
        { ai: '10', value: `L/${randomDigits(random, 4)}` },
        { ai: '17', value: '271231' },
      ]),
    parse: typed => parseDigitalLink(typed),
    tell: tellGs1,
  }),
  insurance: format({
    name: { zh: '国家医保编码', en: 'national insurance code' },
    shape: 'X 23, Z 20, T 10, C 20 or 27, H or P 12 characters',
    check: null,
    source: '国家医保信息业务编码; published samples',
    evidence: 'second hand',
    make: random => makeInsuranceCode(random, pick(random, INSURED_KINDS)),
    parse: parseInsuranceCode,
    tell: read => [INSURED[read.kind], ...(read.region === '' ? [] : tell.placeOfCode(read.region))],
  }),
}
