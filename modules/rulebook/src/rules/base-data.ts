import type { Rule } from '@yaolian/rules'
import { drugLaw, gsp, isDrug, national } from './parts.ts'
import { tradeCase } from './trade-case.ts'

/** LIC-07, GSP-06: nothing is traded before quality has approved the firm and the product is base data. */
export const baseDataRules: Rule[] = [
  national({
    id: 'LIC-07.supplier',
    title: { zh: '首营企业审批', en: 'First-business approval of the supplier' },
    text: {
      zh: '采购前应当审核首营企业的合法资格；首营企业和首营品种经质量管理部门审核、质量负责人批准后方可采购。',
      en: 'Before the first purchase the supplier is examined by the quality unit and approved by the head of quality.',
    },
    source: gsp('第六十一条至第六十四条（条号未核实）'),
    verified: false,
    from: '2016-07-13',
    decision: 'block',
    appliesWhen: true,
    requires: { fact: 'relation.supplierApproved', is: true },
    message: {
      zh: '购货方尚未完成对该供货方的首营审批。',
      en: 'The buyer’s quality unit has not approved this supplier yet.',
    },
    remedy: {
      zh: '在“首营企业”中提交该供货方资料，由质量部门审批。',
      en: 'File the supplier’s documents for first-business approval; quality decides.',
    },
    fixtures: {
      pass: tradeCase(),
      fail: tradeCase({ relation: { supplierApproved: false } }),
    },
  }),
  national({
    id: 'LIC-07.customer',
    title: { zh: '购货单位审核', en: 'Approval of the customer' },
    text: {
      zh: '企业应当将药品销售给合法的购货单位，并对购货单位的证明文件、采购人员及提货人员的身份证明进行核实。',
      en: 'Drugs are sold to lawful customers only; their documents and the identity of their buyers are verified first.',
    },
    source: gsp('销售一节（条号未核实）'),
    verified: false,
    from: '2016-07-13',
    decision: 'block',
    appliesWhen: true,
    requires: { fact: 'relation.customerApproved', is: true },
    message: {
      zh: '供货方尚未完成对购货方的资质审核。',
      en: 'The seller has not approved the buyer as a customer yet.',
    },
    remedy: {
      zh: '请向供货方提交资质资料并等待其质量部门审核。',
      en: 'Send the seller your documents and wait for its quality unit.',
    },
    fixtures: {
      pass: tradeCase(),
      fail: tradeCase({ relation: { customerApproved: false } }),
    },
  }),
  national({
    id: 'GSP-06',
    title: { zh: '无质量基础数据不得生成订单', en: 'No order without base data' },
    text: {
      zh: '采购订单应当依据质量管理基础数据生成；系统对无质量管理基础数据支持的订单应当拒绝。',
      en: 'Orders are built from approved base data; the system refuses those that are not.',
    },
    source: gsp('附录2《药品经营企业计算机系统》（条号未核实）'),
    verified: false,
    from: '2016-07-13',
    decision: 'block',
    appliesWhen: true,
    requires: {
      all: [
        { fact: 'product.state', is: 'published' },
        { fact: 'quantity', atLeast: 1 },
      ],
    },
    message: {
      zh: '该品种当前状态为“{product.state}”，不能下单。',
      en: 'This product is {product.state} and can not be ordered.',
    },
    remedy: {
      zh: '由供货方完善品种资料并经质量审核发布后再下单。',
      en: 'The seller has to complete and publish it after quality approval.',
    },
    fixtures: {
      pass: tradeCase(),
      fail: tradeCase({ product: { state: 'draft' } }),
    },
  }),
  national({
    id: 'GSP-06.approval',
    title: { zh: '药品应当取得批准文号', en: 'A drug needs its approval number' },
    text: {
      zh: '在中国境内上市的药品，应当经国务院药品监督管理部门批准，取得药品注册证书；未实施审批管理的中药材和中药饮片除外。禁止未取得药品批准证明文件生产、进口药品。',
      en: 'A drug marketed in China must be registered, except medicinal materials and slices without approval management. Producing or importing a drug without approval is forbidden.',
    },
    source: drugLaw('第二十四条、第九十八条'),
    verified: true,
    from: '2019-12-01',
    decision: 'block',
    appliesWhen: {
      all: [isDrug, { fact: 'product.scopeClass', notIn: ['tcm_material', 'tcm_slices'] }],
    },
    requires: { fact: 'product.approvalState', isNot: 'none' },
    message: {
      zh: '该药品没有批准文号或注册证号，不能销售。',
      en: 'This drug has no approval number and can not be sold.',
    },
    remedy: {
      zh: '由供货方补充批准文号并经质量审核。',
      en: 'The seller has to add the approval number, and quality has to check it.',
    },
    fixtures: {
      pass: tradeCase({ product: { scopeClass: 'tcm_slices', approvalState: 'none' } }),
      fail: tradeCase({ product: { approvalState: 'none' } }),
    },
  }),
]
