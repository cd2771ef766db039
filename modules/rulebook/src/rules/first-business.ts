import type { Condition, Rule } from '@yaolian/rules'
import { gsp, isDrug, national } from './parts.ts'
import { licence, tradeCase } from './trade-case.ts'

const PAPERS_DAYS = 30

/** Firms that trade medicines onward approve a product first; care givers only where they chose to. */
const approvesProducts: Condition = {
  any: [
    { fact: 'buyer.kind', in: ['distributor', 'chain', 'pharmacy'] },
    { fact: 'relation.firstProducts', is: true },
  ],
}

/** LIC-07 for products and for the papers that approvals stand on, LIC-08: who sells, with which authority. */
export const firstBusinessRules: Rule[] = [
  national({
    id: 'LIC-07.product',
    title: { zh: '首营品种审批', en: 'First-purchase approval of a product' },
    text: {
      zh: '采购首营品种应当审核药品的合法性，索取加盖供货单位公章原印章的药品批准证明文件复印件，经质量管理部门审核、质量负责人批准后方可采购。',
      en: 'Before a firm first buys a drug it examines its legality, obtains the stamped approval documents, and has the quality unit review and the head of quality approve it.',
    },
    source: gsp('第六十一条至第六十四条（条号未核实）'),
    verified: false,
    from: '2016-07-13',
    decision: 'block',
    appliesWhen: { all: [isDrug, approvesProducts] },
    requires: { fact: 'relation.productApproved', is: true },
    message: {
      zh: '购货方尚未完成对该品种的首营审批。',
      en: 'Your firm has not approved this product for purchase yet.',
    },
    remedy: {
      zh: '在“首营品种”中提交该品种资料，经质量管理部审核、质量负责人批准后再下单。',
      en: 'File the product’s documents under first purchases; quality reviews and its head approves.',
    },
    fixtures: {
      pass: tradeCase({
        buyer: { kind: 'clinic', licences: [licence('clinic_filing', { scope: [] })] },
        relation: { productApproved: false },
      }),
      fail: tradeCase({ relation: { productApproved: false } }),
    },
  }),
  national({
    id: 'LIC-07.papers',
    title: { zh: '首营资料临近到期', en: 'First-business papers end soon' },
    text: {
      zh: '质量保证协议、销售人员授权书等资料应当在有效期内；到期的，停止业务，更新并经审核后恢复。',
      en: 'The quality agreement and authorisations must be in force; when they end, business stops until new ones are checked.',
    },
    source: gsp('第六十一条至第六十四条（条号未核实）'),
    verified: false,
    from: '2016-07-13',
    decision: 'warn',
    override: { roles: ['quality'], twoPerson: false },
    appliesWhen: { fact: 'relation.papersTo', isNot: null },
    requires: { fact: 'relation.papersTo', onOrAfter: { fact: '$date', plusDays: PAPERS_DAYS } },
    message: {
      zh: '双方首营资料最早于 {relation.papersTo} 到期，到期后不能交易。',
      en: 'The first of the papers between the two firms ends on {relation.papersTo}; trading stops then.',
    },
    remedy: {
      zh: '请尽快续签质量保证协议或授权书，上传后由质量管理部核对。',
      en: 'Renew the agreement or authorisation, upload it and have quality check it.',
    },
    fixtures: {
      pass: tradeCase({ relation: { papersTo: '2027-06-30' } }),
      fail: tradeCase({ relation: { papersTo: '2026-12-01' } }),
    },
  }),
  national({
    id: 'LIC-08',
    title: { zh: '销售人员授权', en: 'Authority of the salesperson' },
    text: {
      zh: '供货单位销售人员应当持有加盖公章原印章和法定代表人印章或签名的授权书，载明被授权人姓名、身份证号码，以及授权销售的品种、地域、期限；不得超出授权销售。',
      en: 'A supplier’s salesperson holds a stamped authorisation with name, ID number, products, region and term, and sells within it only.',
    },
    source: gsp('第六十四条（条号未核实）；84号令第三十七条、第三十八条（未核实）'),
    verified: false,
    from: '2016-07-13',
    decision: 'block',
    appliesWhen: { fact: 'relation.salesperson', isNot: 'none' },
    requires: { fact: 'relation.salesperson', is: 'authorised' },
    message: {
      zh: '负责贵单位的业务员{relation.salesperson}，不能通过其销售该品种。',
      en: 'The salesperson responsible for this buyer can not sell this product: {relation.salesperson}.',
    },
    remedy: {
      zh: '由供货方更新该业务员的授权书，或为该客户指定有授权的业务员。',
      en: 'The seller renews the authorisation or names another salesperson for this customer.',
    },
    fixtures: {
      pass: tradeCase({ relation: { salesperson: 'authorised' } }),
      fail: tradeCase({ relation: { salesperson: 'outside_region' } }),
    },
  }),
]
