import type { Rule } from '@yaolian/rules'
import { drugLaw, national, sellsItsOwn } from './parts.ts'
import { CASE_SELLER, tradeCase } from './trade-case.ts'

/** ONL-01, ONL-18, RET-05, VAC-01: goods that this market, or this buyer, may never see. */
export const specialGoodsRules: Rule[] = [
  national({
    id: 'ONL-01',
    title: { zh: '特殊管理药品不得网络销售', en: 'Specially controlled drugs are never sold online' },
    text: {
      zh: '疫苗、血液制品、麻醉药品、精神药品、医疗用毒性药品、放射性药品、药品类易制毒化学品等国家实行特殊管理的药品不得在网络上销售。',
      en: 'Vaccines, blood products, narcotics, psychotropics, toxic drugs for medical use, radioactive drugs and pharmaceutical precursor chemicals may not be sold online.',
    },
    source: { ...drugLaw('第六十一条第二款'), article: '第六十一条第二款；药品网络销售监督管理办法第八条' },
    verified: true,
    from: '2019-12-01',
    decision: 'block',
    appliesWhen: { fact: 'channel', in: ['b2b'] },
    requires: {
      fact: 'product.scopeClass',
      notIn: [
        'vaccine',
        'blood',
        'narcotic',
        'psychotropic1',
        'psychotropic2',
        'toxic',
        'radioactive',
        'precursor',
      ],
    },
    message: {
      zh: '“{product.scopeClass}”属于国家实行特殊管理的药品，不得在网络上销售。',
      en: 'Goods of the class {product.scopeClass} may not be sold online.',
    },
    remedy: {
      zh: '请通过国家规定的渠道采购。',
      en: 'Obtain it through the channel that the state prescribes.',
    },
    fixtures: {
      pass: tradeCase({ product: { rx: 'otc_b' } }),
      fail: tradeCase({ product: { scopeClass: 'blood', temperature: 'cold' } }),
    },
  }),
  national({
    id: 'ONL-18',
    title: { zh: '注册证书被注销不得销售', en: 'A cancelled registration ends the sale' },
    text: {
      zh: '已被注销药品注册证书的药品，不得生产或者进口、销售和使用；网络销售中不得展示，并应当监督销毁或者采取其他无害化处理措施。',
      en: 'A drug whose registration was cancelled may not be made, imported, sold or used, nor shown online; remaining stock is destroyed under supervision.',
    },
    source: { ...drugLaw('第八十三条'), article: '第八十三条；药品网络销售监督管理办法第二十三条' },
    verified: true,
    from: '2019-12-01',
    decision: 'block',
    appliesWhen: true,
    requires: { fact: 'product.approvalState', isNot: 'revoked' },
    message: {
      zh: '该品种的注册证书已被注销或撤销，不得销售和使用。',
      en: 'The registration of this product was cancelled; it may not be sold or used.',
    },
    remedy: {
      zh: '停止销售并锁定库存，等待监督处理。',
      en: 'Stop the sale and lock the stock for supervised disposal.',
    },
    fixtures: {
      pass: tradeCase(),
      fail: tradeCase({ product: { approvalState: 'revoked' } }),
    },
  }),
  national({
    id: 'RET-05',
    title: { zh: '药品零售企业不得经营的品种', en: 'Goods that no pharmacy may stock' },
    text: {
      zh: '药品零售企业不得经营麻醉药品、第一类精神药品、放射性药品、终止妊娠药品、蛋白同化制剂、肽类激素（胰岛素除外）、药品类易制毒化学品、疫苗等。',
      en: 'A pharmacy may not trade narcotics, class I psychotropics, radioactive drugs, abortifacients, anabolic agents, peptide hormones (insulin excepted), precursor chemicals or vaccines.',
    },
    source: {
      law: '关于规范药品零售企业经营范围的规定（食药监市〔2005〕409号，文号未核实）',
      article: '药品零售企业不得经营的药品；药品经营和使用质量监督管理办法（总局令第84号）',
    },
    verified: false,
    from: '2005-10-01',
    decision: 'block',
    appliesWhen: { fact: 'buyer.kind', in: ['pharmacy', 'chain'] },
    requires: {
      fact: 'product.scopeClass',
      notIn: ['narcotic', 'psychotropic1', 'radioactive', 'anabolic', 'precursor', 'vaccine'],
    },
    message: {
      zh: '药品零售企业不得经营“{product.scopeClass}”。',
      en: 'A pharmacy may not stock goods of the class {product.scopeClass}.',
    },
    remedy: {
      zh: '请从采购计划中删除该品种。',
      en: 'Take this product off your purchase plan.',
    },
    fixtures: {
      // Insulin is classed as a biologic, so the exception needs no words here.
      pass: tradeCase({ product: { scopeClass: 'biologic', temperature: 'cold' } }),
      fail: tradeCase({ product: { scopeClass: 'anabolic' } }),
    },
  }),
  national({
    id: 'VAC-01',
    title: { zh: '疫苗仅由持有人供应疾控机构', en: 'Vaccines go from the holder to the CDC only' },
    text: {
      zh: '疫苗上市许可持有人应当按照采购合同约定，向疾病预防控制机构供应疫苗。疾病预防控制机构应当按照规定向接种单位供应疫苗。疾病预防控制机构以外的单位和个人不得向接种单位供应疫苗，接种单位不得接收该疫苗。',
      en: 'The holder supplies vaccines to centres for disease control, and these supply the vaccination sites; nobody else may, and a site may not accept such vaccine.',
    },
    source: { law: '中华人民共和国疫苗管理法', article: '第三十五条、第三十六条', from: '2019-12-01' },
    verified: true,
    from: '2019-12-01',
    decision: 'block',
    appliesWhen: { fact: 'product.scopeClass', is: 'vaccine' },
    requires: {
      all: [
        { fact: 'seller.kind', in: ['mah', 'manufacturer'] },
        sellsItsOwn,
        { fact: 'buyer.kind', is: 'cdc' },
      ],
    },
    message: {
      zh: '疫苗只能由其上市许可持有人供应给疾病预防控制机构。',
      en: 'Vaccines are supplied by their holder to a centre for disease control only.',
    },
    remedy: {
      zh: '请通过当地疾病预防控制机构领取疫苗。',
      en: 'Obtain vaccines through your centre for disease control.',
    },
    fixtures: {
      pass: tradeCase({
        seller: { kind: 'mah' },
        buyer: { kind: 'cdc' },
        product: { scopeClass: 'vaccine', mahOrgId: CASE_SELLER, temperature: 'cold' },
      }),
      fail: tradeCase({
        buyer: { kind: 'clinic' },
        product: { scopeClass: 'vaccine', temperature: 'cold' },
      }),
    },
  }),
]
