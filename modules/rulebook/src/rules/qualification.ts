import type { Rule } from '@yaolian/rules'
import { licencesThat } from '../licence-scope.ts'
import {
  drugLaw,
  holds,
  isDrug,
  national,
  needsLicence,
  onlineSales,
  sellerIsHolder,
  sellsItsOwn,
} from './parts.ts'
import { CASE_SELLER, licence, tradeCase } from './trade-case.ts'

/** Every licence that makes a firm a producer or trader of drugs. */
const DRUG_BUSINESS = licencesThat({ covers: 'drugs' })

/** LIC-01, LIC-02, LIC-04, LIC-05: who may sell drugs at all, to whom, and whose. */
export const qualificationRules: Rule[] = [
  national({
    id: 'LIC-01',
    title: { zh: '无证不得经营药品', en: 'No drug sale without a licence' },
    text: {
      zh: '从事药品批发、零售活动，应当取得药品经营许可证；药品上市许可持有人可以自行销售其取得药品注册证书的药品。许可证应当在有效期内。无药品经营许可证的，不得经营药品。',
      en: 'Wholesale and retail of drugs need a drug business licence; a marketing authorisation holder may sell the drugs it has registered. The licence must be in force. Without a licence, no drug may be traded.',
    },
    source: drugLaw('第三十四条、第五十一条'),
    verified: true,
    from: '2019-12-01',
    decision: 'block',
    appliesWhen: needsLicence,
    requires: { any: [holds('seller', DRUG_BUSINESS), sellerIsHolder] },
    message: {
      zh: '供货方在 {$date} 没有有效的药品生产或经营许可证，不能销售药品。',
      en: 'The seller has no drug production or business licence in force on {$date} and may not sell drugs.',
    },
    remedy: {
      zh: '请换一家供货方；供货方提交新证照并经质量部门审核后恢复。',
      en: 'Choose another seller. The block ends when the seller files a new licence and its quality unit approves it.',
    },
    fixtures: {
      pass: tradeCase({ seller: { licences: [licence('drug_wholesale', { validTo: '2028-03-01' })] } }),
      fail: tradeCase({ seller: { licences: [licence('drug_wholesale', { validTo: '2026-11-21' })] } }),
    },
  }),
  national({
    id: 'LIC-02',
    title: { zh: '从有资格的企业购进药品', en: 'Buy drugs only from qualified firms' },
    text: {
      zh: '药品上市许可持有人、药品生产企业、药品经营企业和医疗机构应当从药品上市许可持有人或者具有药品生产、经营资格的企业购进药品；但是，购进未实施审批管理的中药材除外。',
      en: 'Holders, producers, traders and medical institutions must buy drugs from a marketing authorisation holder or a firm qualified to produce or trade drugs, except medicinal materials without approval management.',
    },
    source: drugLaw('第五十五条（罚则第一百二十九条）'),
    verified: true,
    from: '2019-12-01',
    decision: 'block',
    appliesWhen: needsLicence,
    requires: {
      all: [
        { fact: 'seller.isPerson', is: false },
        { fact: 'seller.kind', in: ['mah', 'manufacturer', 'distributor', 'chain', 'pharmacy'] },
        { any: [holds('seller', DRUG_BUSINESS), sellerIsHolder] },
      ],
    },
    message: {
      zh: '供货方不是药品上市许可持有人，也不具有药品生产、经营资格，不能从其购进药品。',
      en: 'The seller is neither a marketing authorisation holder nor qualified to produce or trade drugs; do not buy drugs from it.',
    },
    remedy: { zh: '请从具有资格的供货方购进。', en: 'Buy from a qualified seller.' },
    fixtures: {
      pass: tradeCase({ buyer: { kind: 'clinic', licences: [licence('clinic_filing', { scope: [] })] } }),
      fail: tradeCase({ seller: { isPerson: true, licences: [] } }),
    },
  }),
  national({
    id: 'LIC-04',
    title: { zh: '批发企业不得向个人销售', en: 'Wholesalers do not sell to individuals' },
    text: {
      zh: '药品批发企业不得向个人销售药品；不具有零售资格的企业不得向个人销售药品。',
      en: 'A wholesaler may not sell drugs to individuals, nor may a firm without a retail licence.',
    },
    source: onlineSales('第八条'),
    verified: false,
    from: '2022-12-01',
    decision: 'block',
    appliesWhen: isDrug,
    requires: { any: [{ fact: 'buyer.isPerson', is: false }, holds('seller', ['drug_retail'])] },
    message: {
      zh: '购货方是个人，供货方没有药品零售资格，不能销售。',
      en: 'The buyer is an individual and the seller has no retail licence.',
    },
    remedy: {
      zh: '请以持有医疗机构执业许可证、诊所备案凭证或药品经营许可证的单位名义采购。',
      en: 'Order in the name of a licensed institution or pharmacy.',
    },
    fixtures: {
      pass: tradeCase({ buyer: { kind: 'clinic', licences: [licence('clinic_filing', { scope: [] })] } }),
      fail: tradeCase({ buyer: { isPerson: true, licences: [] } }),
    },
  }),
  national({
    id: 'LIC-05',
    title: { zh: '持有人只销售自己的品种', en: 'A holder sells only its own products' },
    text: {
      zh: '药品上市许可持有人通过网络仅能销售其取得药品注册证书的药品；中药饮片生产企业仅能销售其生产的中药饮片。',
      en: 'Online, a marketing authorisation holder sells only drugs registered in its name, and a slices producer only slices of its own make.',
    },
    source: onlineSales('第七条、第八条'),
    verified: false,
    from: '2022-12-01',
    decision: 'block',
    appliesWhen: {
      all: [
        isDrug,
        { fact: 'seller.kind', in: ['mah', 'manufacturer'] },
        // A producer that also holds a wholesale licence trades other firms' drugs under that one.
        { not: holds('seller', ['drug_wholesale']) },
      ],
    },
    requires: sellsItsOwn,
    message: {
      zh: '该品种的注册证书不属于供货方，供货方没有批发资格，不能销售他人的品种。',
      en: "The product is registered to another firm, and the seller has no wholesale licence to sell others' products.",
    },
    remedy: {
      zh: '请向该品种的上市许可持有人或有批发资格的企业采购。',
      en: 'Buy from the holder of the registration or from a wholesaler.',
    },
    fixtures: {
      pass: tradeCase({
        seller: { kind: 'mah', licences: [licence('drug_production')] },
        product: { mahOrgId: CASE_SELLER },
      }),
      fail: tradeCase({ seller: { kind: 'mah', licences: [licence('drug_production')] } }),
    },
  }),
]
