import type { Rule } from '@yaolian/rules'
import { receiptCase, returnCase } from './goods-case.ts'
import { drugLaw, gsp, national } from './parts.ts'

const NEAR_DAYS = 90

/** What a buyer may sign for at the door. */
export const receiptRules: Rule[] = [
  national({
    id: 'GSP-13.receipt',
    title: { zh: '过期药品应当拒收', en: 'Expired goods are refused at the door' },
    text: {
      zh: '超过有效期的药品为劣药。收货、验收时发现的过期药品应当拒收。',
      en: 'A drug past its expiry is inferior; at receipt it is refused.',
    },
    source: {
      ...drugLaw('第九十八条第三款'),
      article: '第九十八条第三款；GSP第七十三条至第七十九条（条号未核实）',
    },
    verified: true,
    from: '2019-12-01',
    decision: 'block',
    appliesWhen: true,
    requires: { fact: 'lot.expiresOn', onOrAfter: { fact: '$date' } },
    message: {
      zh: '该批有效期至 {lot.expiresOn}，已过期，不能签收。',
      en: 'The lot expired on {lot.expiresOn}: do not sign for it.',
    },
    remedy: {
      zh: '将该批签收数量改为 0 并注明拒收。',
      en: 'Sign for 0 of this lot and say that it was refused.',
    },
    fixtures: { pass: receiptCase(), fail: receiptCase({ lot: { expiresOn: '2026-11-21' } }) },
  }),
  national({
    id: 'GSP-11',
    title: { zh: '冷藏药品到货查验温度', en: 'Cold goods are checked on arrival' },
    text: {
      zh: '冷藏、冷冻药品到货时，应当对其运输方式及运输过程的温度记录、运输时间等质量控制状况进行重点检查并记录；不符合温度要求的应当拒收，或隔离存放于符合温度要求的环境中并报质量管理部门处理。',
      en: 'When cold goods arrive, how they travelled, the temperature record and the time are checked and noted; goods out of range are refused or isolated.',
    },
    source: gsp('第七十四条（条号未核实）；附录1《冷藏、冷冻药品的储存与运输管理》'),
    verified: false,
    from: '2016-07-13',
    decision: 'block',
    appliesWhen: { fact: 'product.temperature', in: ['cold', 'frozen'] },
    requires: {
      all: [
        { fact: 'arrival.measured', is: true },
        { fact: 'arrival.logSeen', is: true },
        {
          any: [
            {
              all: [
                { fact: 'product.temperature', is: 'cold' },
                { fact: 'arrival.celsius', atLeast: 2 },
                { fact: 'arrival.celsius', atMost: 8 },
              ],
            },
            {
              all: [
                { fact: 'product.temperature', is: 'frozen' },
                { fact: 'arrival.celsius', atMost: -10 },
              ],
            },
          ],
        },
      ],
    },
    message: {
      zh: '冷链药品（{product.temperature}）签收前须测量到货温度并查看全程温度记录；未测量、记录不全或超温的不能签收。',
      en: 'Before you sign for {product.temperature} goods, measure their temperature and see the record of the whole way; without both, or out of range, they are not taken.',
    },
    remedy: {
      zh: '填写到货温度并确认已查看温度记录；超温的拒收（签收数量改为 0）并报质量部门。',
      en: 'Enter the temperature and confirm that you saw the record; what is out of range is refused (sign for 0) and reported.',
    },
    fixtures: {
      pass: receiptCase({
        product: { temperature: 'cold' },
        arrival: { measured: true, celsius: 8, logSeen: true },
      }),
      fail: receiptCase({
        product: { temperature: 'cold' },
        arrival: { measured: true, celsius: 8.1, logSeen: true },
      }),
    },
  }),
  national({
    id: 'GSP-04.near',
    title: { zh: '近效期药品收货提醒', en: 'Short-dated goods at the door' },
    text: {
      zh: '企业应当采用计算机系统对药品的有效期进行自动跟踪和控制，采取近效期预警等措施。',
      en: 'The system tracks expiry dates and warns of short ones.',
    },
    source: gsp('第八十五条（条号未核实）；附录2'),
    verified: false,
    from: '2016-07-13',
    decision: 'warn',
    override: { roles: ['quality'], twoPerson: false },
    appliesWhen: { fact: 'lot.expiresOn', onOrAfter: { fact: '$date' } },
    requires: { fact: 'lot.expiresOn', onOrAfter: { fact: '$date', plusDays: NEAR_DAYS } },
    message: {
      zh: `该批有效期至 {lot.expiresOn}，不足 ${NEAR_DAYS} 天。`,
      en: `The lot expires on {lot.expiresOn}, in less than ${NEAR_DAYS} days.`,
    },
    remedy: {
      zh: '确认能在有效期内售完，否则拒收该批。',
      en: 'Make sure that you can sell it in time, or refuse the lot.',
    },
    fixtures: { pass: receiptCase(), fail: receiptCase({ lot: { expiresOn: '2027-01-31' } }) },
  }),
]

/** GSP-07: what goes back is what was sold. */
export const returnRules: Rule[] = [
  national({
    id: 'GSP-07',
    title: { zh: '销后退回须与原销售一致', en: 'Returns match the original sale' },
    text: {
      zh: '销后退回药品应当依据原销售、出库复核记录核对；退回药品实物与原记录信息不符，或退回数量超出原销售数量时，系统应当拒绝退回操作。',
      en: 'A return is checked against the original sale and outbound record; another lot, or more than was sold, is refused.',
    },
    source: gsp('附录2《药品经营企业计算机系统》（条号未核实）'),
    verified: false,
    from: '2016-07-13',
    decision: 'block',
    appliesWhen: true,
    requires: {
      all: [
        { fact: 'sold', is: true },
        { fact: 'leftUnits', atLeast: { fact: 'askedUnits' } },
      ],
    },
    message: {
      zh: '退回的批号或数量与原销售记录不符（可退 {leftUnits}，申请 {askedUnits}）。',
      en: 'Lot or quantity differs from the original sale ({leftUnits} may come back, {askedUnits} asked).',
    },
    remedy: {
      zh: '按原订单的批号和签收数量填写。',
      en: 'Name the lots and quantities that were signed for.',
    },
    fixtures: { pass: returnCase(), fail: returnCase({ askedUnits: 11 }) },
  }),
]
