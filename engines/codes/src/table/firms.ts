import { makeAdApproval, parseAdApproval } from '../ad-approval.ts'
import { makeDeviceBusiness, parseDeviceBusiness, parseDeviceProduction } from '../device-business.ts'
import {
  makeDrugBusinessLicence,
  makeDrugProductionLicence,
  parseDrugBusinessLicence,
  parseDrugProductionLicence,
} from '../drug-licence.ts'
import { makeMedicalInstitution, parseMedicalInstitution } from '../medical-institution.ts'
import {
  makeInformationCertificate,
  makePlatformFiling,
  parseInformationCertificate,
  parsePlatformFiling,
} from '../online-filing.ts'
import {
  makeGmpCertificate,
  makeGspCertificate,
  makeTradingCertificate,
  parseGmpCertificate,
  parseGspCertificate,
  parseTradingCertificate,
} from '../past-certificate.ts'
import { pick } from '../random.ts'
import * as tell from '../tell.ts'
import { makeOrganisationCode, makeUscc, parseOrganisationCode, parseUscc } from '../uscc.ts'
import { format } from './code-format.ts'

const past = { zh: '已取消，仅供查旧档', en: 'no longer exists: old papers only' }

/** Numbers of firms and of the papers that they hold. */
export const FIRM_FORMATS = {
  uscc: format({
    name: { zh: '统一社会信用代码', en: 'unified social credit code' },
    shape: '18 of 0-9 A-Z without I O S V Z: department, kind, region 6, organisation code 9, check',
    check: 'weights 3^i mod 31; one wrong character is always caught',
    source: 'GB 32100-2015',
    evidence: 'samples',
    make: random => makeUscc(random, pick(random, ['420106', '310115', '110101'])),
    parse: parseUscc,
    tell: read => [
      ...tell.placeOfCode(read.region),
      ...(read.kind === '1' && read.department === '9' ? [{ zh: '企业', en: 'company' }] : []),
      { zh: `组织机构代码 ${read.organisationCode}`, en: `organisation code ${read.organisationCode}` },
    ],
  }),
  organisation_code: format({
    name: { zh: '组织机构代码', en: 'organisation code' },
    shape: '8 letters or digits, (-), check',
    check: 'weights 3 7 9 10 5 8 4 2 mod 11; a wrong digit is always caught, a wrong letter not always',
    source: 'GB 11714-1997',
    evidence: 'samples',
    make: makeOrganisationCode,
    parse: parseOrganisationCode,
  }),
  drug_business: format({
    name: { zh: '药品经营许可证', en: 'drug business licence' },
    shape: '省 A|B|C|D A|B #### ##### (2024); 省 A-D A|B ### #### ; 省 1-4 ## #### (-###)',
    check: null,
    source: '药品经营和使用质量监督管理办法 §76 through a Hainan notice; older ones second-hand',
    evidence: 'second hand',
    make: random => makeDrugBusinessLicence(random, { province: '鄂', mode: 'single_store', area: '27' }),
    parse: parseDrugBusinessLicence,
    tell: tell.tellDrugBusiness,
  }),
  drug_production: format({
    name: { zh: '药品生产许可证', en: 'drug production licence' },
    shape: '省 (letters) #### ####: year, serial',
    check: null,
    source: '药品生产监督管理办法',
    evidence: 'not verified',
    make: random => makeDrugProductionLicence(random, { province: '鄂', year: 2021 }),
    parse: parseDrugProductionLicence,
    tell: read => [...tell.placeOfShort(read.province), tell.year(read.year), tell.serial(read.serial)],
  }),
  medical_institution: format({
    name: { zh: '医疗机构登记号（含诊所备案）', en: 'medical institution or filed clinic' },
    shape: 'organisation code 9, region 6, ##, letter, ####',
    check: 'of the organisation code',
    source: '医疗机构执业许可证, 诊所备案管理暂行办法',
    evidence: 'not verified',
    make: random => makeMedicalInstitution(random, '420106'),
    parse: parseMedicalInstitution,
    tell: read => [
      ...tell.placeOfCode(read.region),
      read.clinic
        ? { zh: '门诊部或诊所', en: 'out-patient department or clinic' }
        : { zh: '医疗机构', en: 'medical institution' },
    ],
  }),
  device_business: format({
    name: { zh: '医疗器械经营许可、备案', en: 'device trade, licence or filing' },
    shape: '省 (市) (食)药监械经营许|备 #### #### (号)',
    check: null,
    source: '医疗器械经营监督管理办法 (2022)',
    evidence: 'samples',
    make: random => makeDeviceBusiness(random, { kind: 'licence', province: '鄂', city: '汉', year: 2023 }),
    parse: parseDeviceBusiness,
    tell: tell.tellDeviceBusiness,
  }),
  device_production: format({
    name: { zh: '医疗器械生产许可、备案', en: 'device production, licence or filing' },
    shape: '省 (市) (食)药监械生产许|备 #### #### (号)',
    check: null,
    source: '医疗器械生产监督管理办法 (2022)',
    evidence: 'not verified',
    make: random =>
      makeDeviceBusiness(random, { kind: 'filing', province: '鄂', city: '', year: 2023, making: true }),
    parse: parseDeviceProduction,
    tell: tell.tellDeviceBusiness,
  }),
  information_certificate: format({
    name: { zh: '互联网药品信息服务资格证书', en: 'internet drug information certificate' },
    shape: '(省)-经营性|非经营性-####-####',
    check: null,
    source: '互联网药品信息服务管理办法; public pages',
    evidence: 'samples',
    make: random => makeInformationCertificate(random, { province: '沪', year: 2018 }),
    parse: parseInformationCertificate,
    tell: read => [
      ...tell.placeOfShort(read.province),
      read.paid ? { zh: '经营性', en: 'paid for' } : { zh: '非经营性', en: 'free of charge' },
      tell.year(read.year),
    ],
  }),
  platform_filing: format({
    name: { zh: '网络交易第三方平台备案', en: 'third-party platform filing' },
    shape: '(省)网药平台备字〔####〕第######(-###)号',
    check: null,
    source: 'NMPA announcement 2022 no. 112',
    evidence: 'second hand',
    make: random => makePlatformFiling(random, { province: '鄂', year: 2023 }),
    parse: parsePlatformFiling,
    tell: read => [...tell.placeOfShort(read.province), tell.year(read.year), tell.serial(read.serial)],
  }),
  trading_certificate: format({
    name: { zh: '互联网药品交易服务资格证书', en: 'internet drug trading certificate' },
    shape: '国A|省B|省C #### ####',
    check: null,
    source: '国食药监市〔2005〕480号; cancelled by 国发〔2017〕7号, 46号',
    evidence: 'samples',
    make: random => makeTradingCertificate(random, { province: '浙', year: 2014 }),
    parse: parseTradingCertificate,
    tell: read => [...tell.placeOfShort(read.authority), tell.year(read.year), past],
  }),
  gsp_certificate: format({
    name: { zh: 'GSP 证书', en: 'GSP certificate' },
    shape: 'XX## -A-D a|b- #### ####; A-XX ## ###',
    check: null,
    source: 'ended by NMPA announcement 2019 no. 103',
    evidence: 'not verified',
    make: random => makeGspCertificate(random, { area: 'HUB', year: 2015 }),
    parse: parseGspCertificate,
    tell: read => [tell.modeText(read.mode), tell.year(read.year), past],
  }),
  gmp_certificate: format({
    name: { zh: 'GMP 证书', en: 'GMP certificate' },
    shape: 'CN|XX #### ####',
    check: null,
    source: 'ended by NMPA announcement 2019 no. 103',
    evidence: 'not verified',
    make: random => makeGmpCertificate(random, { area: 'CN', year: 2014 }),
    parse: parseGmpCertificate,
    tell: read => [tell.year(read.year), past],
  }),
  ad_approval: format({
    name: { zh: '广告批准文号', en: 'approval of an advertisement' },
    shape: '省 药|械|食健|食特 广审(视|声|文)第YYMMDD-#####号',
    check: null,
    source: '三品一械广告审查管理暂行办法 (2020)',
    evidence: 'samples',
    make: random => makeAdApproval(random, { province: '粤', expiresOn: '2028-09-17' }),
    parse: parseAdApproval,
    tell: tell.tellAd,
  }),
}
