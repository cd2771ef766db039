import type { Rule } from '@yaolian/rules'
import { licencesThat } from '../licence-scope.ts'
import { holds, national, needsLicence, onlineSales, sellerIsHolder, sellsItsOwn } from './parts.ts'
import { CASE_SELLER, licence, tradeCase } from './trade-case.ts'

const ACTS_IN_SCOPE = {
  zh: '药品经营企业应当按照经过批准的经营方式和经营范围经营。',
  en: 'A drug trader acts only in the business mode and within the scope that its licence names.',
}
const source = {
  ...onlineSales('第八条'),
  article: '第八条；药品经营和使用质量监督管理办法（总局令第84号，条号未核实）；GSP附录2',
}

/** LIC-03: business mode (经营方式) and scope (经营范围), for each side of the order. */
export const scopeRules: Rule[] = [
  national({
    id: 'LIC-03.seller',
    title: { zh: '供货方经营方式与范围', en: "Seller's mode and scope" },
    text: ACTS_IN_SCOPE,
    source,
    verified: false,
    from: '2022-12-01',
    decision: 'block',
    appliesWhen: needsLicence,
    requires: {
      any: [
        holds('seller', licencesThat({ sells: 'any', covers: 'drugs' }), 'in scope'),
        sellerIsHolder,
        { all: [sellsItsOwn, holds('seller', licencesThat({ sells: 'own' }), 'in scope')] },
      ],
    },
    message: {
      zh: '供货方的许可证不含“{product.scopeClass}”，或其经营方式不能向单位供货。',
      en: "The seller's licence does not cover {product.scopeClass}, or its mode does not allow selling to firms.",
    },
    remedy: {
      zh: '请换一家经营范围含该类别的供货方。',
      en: 'Choose a seller whose scope covers this class.',
    },
    fixtures: {
      pass: tradeCase({
        seller: { kind: 'manufacturer', licences: [licence('drug_production')] },
        product: { mahOrgId: CASE_SELLER },
      }),
      fail: tradeCase({ product: { scopeClass: 'biologic' } }),
    },
  }),
  national({
    id: 'LIC-03.buyer',
    title: { zh: '购货方经营方式与范围', en: "Buyer's mode and scope" },
    text: ACTS_IN_SCOPE,
    source,
    verified: false,
    from: '2022-12-01',
    decision: 'block',
    appliesWhen: needsLicence,
    requires: {
      any: [
        holds('buyer', licencesThat({ buys: 'scope', covers: 'drugs' }), 'in scope'),
        holds('buyer', licencesThat({ buys: 'all' })),
        {
          all: [
            { fact: 'product.scopeClass', in: ['tcm_material', 'tcm_slices'] },
            holds('buyer', licencesThat({ buys: 'herbs' })),
          ],
        },
      ],
    },
    message: {
      zh: '购货方的有效证照不含“{product.scopeClass}”，不能采购。',
      en: 'No licence of the buyer that is in force covers {product.scopeClass}.',
    },
    remedy: {
      zh: '购货方增加经营范围后上传新证照，经质量部门审核后即可采购。',
      en: 'After the scope is extended, upload the new licence; once quality approves it you can order.',
    },
    fixtures: {
      pass: tradeCase({
        seller: { licences: [licence('drug_wholesale', { scope: ['biologic'] })] },
        buyer: { licences: [licence('drug_retail', { scope: ['chemical', 'biologic'] })] },
        product: { scopeClass: 'biologic', temperature: 'cold' },
      }),
      fail: tradeCase({
        seller: { licences: [licence('drug_wholesale', { scope: ['biologic'] })] },
        product: { scopeClass: 'biologic', temperature: 'cold' },
      }),
    },
  }),
]
