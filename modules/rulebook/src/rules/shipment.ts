import type { Condition, Rule } from '@yaolian/rules'
import { shipmentCase } from './goods-case.ts'
import { drugLaw, gsp, isDrug, national } from './parts.ts'

const isCold: Condition = { fact: 'product.temperature', in: ['cold', 'frozen'] }
const order84 = {
  law: '药品经营和使用质量监督管理办法（总局令第84号）',
  from: '2024-01-01',
} as const

/** GSP-01, 02, 04, 12, 13, 26: the state of the lot itself. One predicate with `isIssuable` (engines/allocation). */
export const lotStateRules: Rule[] = [
  national({
    id: 'GSP-04',
    title: { zh: '过期药品不得销售', en: 'Nothing past its expiry leaves' },
    text: {
      zh: '超过有效期的药品为劣药，禁止销售。企业应当采用计算机系统对库存药品的有效期进行自动跟踪和控制，采取近效期预警及超过有效期自动锁定等措施。',
      en: 'A drug past its expiry is inferior and may not be sold. The system tracks expiry dates, warns, and locks at the end.',
    },
    source: {
      ...drugLaw('第九十八条第三款'),
      article: '第九十八条第三款；GSP第八十五条、附录2（条号未核实）',
    },
    verified: true,
    from: '2019-12-01',
    decision: 'block',
    appliesWhen: true,
    requires: { fact: 'lot.expiresOn', onOrAfter: { fact: '$date' } },
    message: {
      zh: '批号有效期至 {lot.expiresOn}，已过期，不能发货。',
      en: 'The lot expired on {lot.expiresOn} and can not leave.',
    },
    remedy: { zh: '锁定该批并换批发货。', en: 'Lock the lot and send another one.' },
    fixtures: { pass: shipmentCase(), fail: shipmentCase({ lot: { expiresOn: '2026-11-21' } }) },
  }),
  national({
    id: 'GSP-02',
    title: { zh: '非合格状态不得出库', en: 'Only accepted goods leave' },
    text: {
      zh: '在人工作业的库房储存药品，按质量状态实行色标管理：合格药品为绿色，不合格药品为红色，待确定药品为黄色；待确定和不合格药品不得销售出库。',
      en: 'Stock is marked green, red or yellow by its quality state; what is not accepted is not sold.',
    },
    source: gsp('第八十三条（条号未核实）'),
    verified: false,
    from: '2016-07-13',
    decision: 'block',
    appliesWhen: true,
    requires: {
      all: [
        { fact: 'lot.accepted', is: true },
        { fact: 'lot.stopped', is: false },
      ],
    },
    message: {
      zh: '该批不是合格状态（待验收、不合格或已停售），不能发货。',
      en: 'The lot waits for acceptance, was rejected or is stopped, and can not leave.',
    },
    remedy: {
      zh: '由质量部门验收或解除停售，或换批。',
      en: 'Quality accepts it or ends the hold; or choose another lot.',
    },
    fixtures: { pass: shipmentCase(), fail: shipmentCase({ lot: { stopped: true } }) },
  }),
  national({
    id: 'GSP-26',
    title: { zh: '召回药品立即停止销售', en: 'Recalled goods stop at once' },
    text: {
      zh: '药品存在质量问题或者其他安全隐患的，药品上市许可持有人应当立即停止销售，告知相关药品经营企业和医疗机构停止销售和使用，召回已销售的药品。',
      en: 'Where a drug is defective or unsafe the holder stops its sale at once, tells traders and hospitals to stop too, and recalls what was sold.',
    },
    source: { ...drugLaw('第八十二条'), article: '第八十二条；药品召回管理办法（时限未核实）' },
    verified: true,
    from: '2019-12-01',
    decision: 'block',
    appliesWhen: true,
    requires: { fact: 'lot.recalled', is: false },
    message: { zh: '该批已被召回，不能发货。', en: 'The lot is recalled and can not leave.' },
    remedy: {
      zh: '停止销售并按召回要求隔离、退回。',
      en: 'Stop the sale; isolate and send back as the recall asks.',
    },
    fixtures: { pass: shipmentCase(), fail: shipmentCase({ lot: { recalled: true } }) },
  }),
  national({
    id: 'GSP-01',
    title: { zh: '按温度要求储存', en: 'Kept at its temperature' },
    text: {
      zh: '按包装标示的温度要求储存药品，包装上没有标示具体温度的，按照《中华人民共和国药典》规定的贮藏要求进行储存。',
      en: 'Drugs are kept at the temperature on their pack, or as the pharmacopoeia says.',
    },
    source: gsp('第八十三条（条号未核实）；中国药典凡例'),
    verified: false,
    from: '2016-07-13',
    decision: 'block',
    appliesWhen: true,
    requires: { fact: 'lot.placeFits', is: true },
    message: {
      zh: '该批存放的库位不符合“{product.temperature}”的贮存条件，不能发货。',
      en: 'The lot lies where {product.temperature} is not kept, and can not leave.',
    },
    remedy: { zh: '由质量部门评估后处理，或换批。', en: 'Let quality assess it, or choose another lot.' },
    fixtures: {
      pass: shipmentCase({ product: { temperature: 'cool' } }),
      fail: shipmentCase({ product: { temperature: 'cold' }, lot: { placeFits: false } }),
    },
  }),
]

/** LIC-09, GSP-23, GSP-24, ONL-19: the papers that go with the goods and who carries them. */
export const shipmentPaperRules: Rule[] = [
  national({
    id: 'LIC-09',
    title: { zh: '随货提供检验报告', en: 'A test report goes with each lot' },
    text: {
      zh: '药品批发企业销售药品时，应当向购货单位提供加盖印章的资质、批准证明文件、同批号药品检验报告书（电子形式有同等效力）和随货同行单；进口药品还应当提供进口证明文件。',
      en: 'With the goods a wholesaler gives its licences, the approval, the test report of the same lot (electronic counts) and the delivery note; import papers too.',
    },
    source: { ...order84, article: '第三十八条（条号未核实）' },
    verified: false,
    from: '2024-01-01',
    decision: 'block',
    appliesWhen: {
      // Slices and materials travel with the maker's certificate, which is checked on paper.
      all: [isDrug, { fact: 'product.scopeClass', notIn: ['tcm_material', 'tcm_slices'] }],
    },
    requires: { fact: 'lot.hasReport', is: true },
    message: {
      zh: '该批没有同批号检验报告，不能随货发出。',
      en: 'There is no test report of this lot to send with it.',
    },
    remedy: {
      zh: '在库存中补录该批检验报告编号，或换批。',
      en: 'Enter the number of the lot’s test report in stock, or choose another lot.',
    },
    fixtures: { pass: shipmentCase(), fail: shipmentCase({ lot: { hasReport: false } }) },
  }),
  national({
    id: 'GSP-23',
    title: { zh: '购销记录要素齐全', en: 'A complete trade record' },
    text: {
      zh: '购销记录应当注明药品的通用名称、剂型、规格、产品批号、有效期、上市许可持有人、生产企业、购销单位、购销数量、购销价格、购销日期及国务院药品监督管理部门规定的其他内容。',
      en: 'The record names generic name, form, strength and pack, lot, expiry, holder, maker, the parties, quantity, price and day.',
    },
    source: drugLaw('第五十七条'),
    verified: true,
    from: '2019-12-01',
    decision: 'block',
    appliesWhen: isDrug,
    requires: { fact: 'note.complete', is: true },
    message: {
      zh: '随货同行单缺少：{note.lacks}，不能发货。',
      en: 'The delivery note lacks: {note.lacks}.',
    },
    remedy: { zh: '在品种资料中补全后发货。', en: 'Complete the product’s data, then ship.' },
    fixtures: {
      pass: shipmentCase(),
      fail: shipmentCase({ note: { complete: false, lacks: '上市许可持有人' } }),
    },
  }),
  national({
    id: 'ONL-19',
    title: { zh: '冷链药品由经审核的承运方运输', en: 'Cold goods travel with an approved carrier' },
    text: {
      zh: '从事药品网络销售的企业应当对配送质量负责；委托配送的应当审核承运方的质量管理能力、签订质量协议并定期检查，保证冷藏、冷冻药品全程符合温度要求。',
      en: 'The seller answers for delivery: a carrier is audited, bound by a quality agreement and inspected, and cold goods stay in range all the way.',
    },
    source: {
      law: '药品网络销售监督管理办法',
      article: '第十四条（条号未核实）；GSP附录6',
      from: '2022-12-01',
    },
    verified: false,
    from: '2022-12-01',
    decision: 'block',
    appliesWhen: isCold,
    requires: {
      any: [
        { fact: 'carrier.own', is: true },
        { fact: 'carrier.approved', is: true },
      ],
    },
    message: {
      zh: '冷藏、冷冻药品只能自运，或由贵单位质量部门已审批的承运方运输。',
      en: 'Cold goods go in your own vehicle or with a carrier that your quality unit has approved.',
    },
    remedy: {
      zh: '选择自运，或在“供货方”中完成该承运方的首营审批后再发货。',
      en: 'Choose your own vehicle, or have the carrier approved as a supplier first.',
    },
    fixtures: {
      pass: shipmentCase({ product: { temperature: 'cold' }, carrier: { own: false } }),
      fail: shipmentCase({ product: { temperature: 'cold' }, carrier: { own: false, approved: false } }),
    },
  }),
  national({
    id: 'GSP-24',
    title: { zh: '委托运输应当审计并签订协议', en: 'Outsourced transport is audited first' },
    text: {
      zh: '药品上市许可持有人、药品生产企业、药品经营企业委托储存、运输药品的，应当对受托方的质量保证能力和风险管理能力进行评估，与其签订委托协议，约定药品质量责任、操作规程等内容，并对受托方进行监督。',
      en: 'Whoever has drugs stored or carried by others assesses their capability, agrees on quality duties and procedures, and supervises them.',
    },
    source: drugLaw('第三十五条'),
    verified: true,
    from: '2019-12-01',
    decision: 'warn',
    override: { roles: ['quality'], twoPerson: false },
    appliesWhen: { all: [isDrug, { not: isCold }] },
    requires: {
      any: [
        { fact: 'carrier.own', is: true },
        { fact: 'carrier.approved', is: true },
      ],
    },
    message: {
      zh: '承运方未经贵单位质量部门审批，请补齐评估和委托协议。',
      en: 'Your quality unit has not approved this carrier: assessment and agreement are missing.',
    },
    remedy: {
      zh: '在“供货方”中为承运方发起首营审批，发货时选择该承运方。',
      en: 'Ask for the carrier’s approval as a supplier and choose it when you ship.',
    },
    fixtures: {
      pass: shipmentCase({ carrier: { own: false } }),
      fail: shipmentCase({ carrier: { own: false, onFile: false, approved: false } }),
    },
  }),
]
