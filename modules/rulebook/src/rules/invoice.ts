import type { Bilingual, Condition, Rule } from '@yaolian/rules'
import { invoiceCase } from './goods-case.ts'
import { isDrug, national } from './parts.ts'

/** 国医改办发〔2016〕4号; confirmed by secondary sources, text not read. */
const notice = {
  law: '关于在公立医疗机构药品采购中推行“两票制”的实施意见（试行）（国医改办发〔2016〕4号）',
  article: '全文',
  from: '2016-12-26',
} as const

/** Drugs that go to a hospital. Narcotics and class I psychotropics keep their own rules (same notice). */
const toHospital: Condition = {
  all: [
    isDrug,
    { fact: 'buyer.kind', is: 'hospital' },
    { fact: 'product.scopeClass', notIn: ['narcotic', 'psychotropic1', 'tcm_material', 'tcm_slices'] },
  ],
}

const twoInvoices: Pick<Rule, 'title' | 'text' | 'source' | 'verified' | 'requires' | 'message' | 'remedy'> =
  {
    title: { zh: '两票制', en: 'Two-invoice system' },
    text: {
      zh: '公立医疗机构药品采购中推行“两票制”：药品从生产企业销往流通企业开一次发票，流通企业销往医疗机构开一次发票。集团内部调拨、全国唯一的集团商业公司和进口药品全国总代理按规定不计或视同生产企业。',
      en: 'A drug for a public hospital is invoiced twice: producer to distributor, distributor to hospital. A transfer inside one group counts once as none; a group’s sole trading firm and the sole national agent of an import count as the producer.',
    },
    source: notice,
    verified: false,
    requires: { fact: 'chain.passes', atMost: 2 },
    message: {
      zh: '该批从生产企业到医院已开 {chain.passes} 票，超过两票。',
      en: 'From producer to hospital this lot passes through {chain.passes} invoices, more than two.',
    },
    remedy: {
      zh: '换用直接从生产企业购进的批号；应急等情形由质量部门两人签字放行并附依据。',
      en: 'Send a lot bought from the producer itself; for emergencies two people of quality may pass it, with the ground.',
    },
  }

/** The provinces whose reform pilots had to follow the notice at once; the others until 2018 (list not verified). */
const PILOTS: readonly (readonly [place: string, zh: string, en: string])[] = [
  ['CN-31', '上海', 'Shanghai'],
  ['CN-32', '江苏', 'Jiangsu'],
  ['CN-33', '浙江', 'Zhejiang'],
  ['CN-34', '安徽', 'Anhui'],
  ['CN-35', '福建', 'Fujian'],
  ['CN-43', '湖南', 'Hunan'],
  ['CN-50', '重庆', 'Chongqing'],
  ['CN-51', '四川', 'Sichuan'],
  ['CN-61', '陕西', 'Shaanxi'],
  ['CN-63', '青海', 'Qinghai'],
  ['CN-64', '宁夏', 'Ningxia'],
]

const inPilot = (place: string, name: Bilingual): Rule => ({
  ...twoInvoices,
  id: `${place}:INV-01`,
  version: 1,
  jurisdiction: place,
  title: { zh: `两票制（${name.zh}试点）`, en: `Two-invoice system (pilot in ${name.en})` },
  from: '2017-01-01',
  to: '2017-12-31',
  decision: 'block',
  override: { roles: ['quality'], twoPerson: true },
  appliesWhen: { all: [toHospital, { fact: 'buyer.province', is: place }] },
  fixtures: {
    pass: invoiceCase({}, { date: '2017-06-01', buyer: { province: place } }),
    fail: invoiceCase({ passes: 3 }, { date: '2017-06-01', buyer: { province: place } }),
  },
})

/** INV-01, INV-02: the two-invoice system (两票制) for drugs that go to hospitals. */
export const invoiceRules: Rule[] = [
  national({
    ...twoInvoices,
    id: 'INV-01',
    from: '2016-12-26',
    to: '2017-12-31',
    decision: 'warn',
    override: { roles: ['quality'], twoPerson: false },
    appliesWhen: toHospital,
    fixtures: {
      pass: invoiceCase({}, { date: '2017-06-01' }),
      fail: invoiceCase({ passes: 3 }, { date: '2017-06-01' }),
    },
  }),
  national({
    ...twoInvoices,
    id: 'INV-01',
    version: 2,
    from: '2018-01-01',
    decision: 'block',
    override: { roles: ['quality'], twoPerson: true },
    appliesWhen: toHospital,
    fixtures: { pass: invoiceCase(), fail: invoiceCase({ passes: 3 }) },
  }),
  national({
    ...twoInvoices,
    id: 'INV-01.chain',
    title: { zh: '两票制进货票据留存', en: 'The invoice before the last is on file' },
    from: '2018-01-01',
    decision: 'warn',
    override: { roles: ['quality'], twoPerson: false },
    appliesWhen: { all: [toHospital, { fact: 'chain.passes', atMost: 2 }] },
    requires: { fact: 'chain.complete', is: true },
    message: {
      zh: '平台上查不到该批从生产企业进货的记录，请随货提供生产企业开具的发票复印件。',
      en: 'This house does not know how the lot came from its producer: send a copy of the producer’s invoice along.',
    },
    remedy: {
      zh: '留存生产企业到贵单位的发票和随货同行单，供医院验票。',
      en: 'Keep the producer’s invoice and delivery note; the hospital checks them.',
    },
    fixtures: { pass: invoiceCase(), fail: invoiceCase({ passes: 1, complete: false }) },
  }),
  ...PILOTS.map(([place, zh, en]) => inPilot(place, { zh, en })),
]
