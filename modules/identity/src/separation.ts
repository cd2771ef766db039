import { rightsOf } from './roles.ts'

/** One side of what must be apart: a role by its name, or rights, of which any one counts (`stock.*`: all of a kind). */
type Side = { zh: string; en: string } & ({ role: string } | { rights: readonly string[] })
export type Clash = {
  id: string
  one: Side
  other: Side
  why: { zh: string; en: string }
  /** Where it comes from, and how sure we are of the words of that source. */
  source: string
}

const INTERNAL_CONTROL = '企业内部控制应用指引（财会〔2010〕11号）不相容岗位；条号未核实'
const GSP_QUALITY = 'GSP（2016）质量管理、验收岗位不得兼职其他业务；条号未核实'
const REPRESENTATIVE = '医药代表备案管理办法（试行）2020-12-01（REP-02，二手佐证）'
const PLATFORM = '药品网络销售监督管理办法 平台责任；条号未核实'

/** Both signatures of quality on a first-business file. */
const SIGNS = ['party.relation.review', 'party.relation.approve'] as const

/**
 * What one person may not hold together in one firm (不相容岗位): as rights, so that a new role is judged by what it
 * may do, and as roles where the law names a profession. Research 2.7, REP-02, LIC-07, GSP. Clashes of verbs that no
 * module has yet (a pharmacist approving what he dispensed) are judged in the verb itself: by person, not by role.
 */
export const CLASHES: readonly Clash[] = [
  {
    id: 'SOD-01',
    one: { zh: '下单采购', en: 'place purchase orders', rights: ['trade.order.place'] },
    other: { zh: '批准供货单位', en: 'approve suppliers', rights: SIGNS },
    why: { zh: '买货的人不批供货单位', en: 'Who buys does not approve suppliers' },
    source: INTERNAL_CONTROL,
  },
  {
    id: 'SOD-02',
    one: { zh: '提出首营申请', en: 'request approvals', rights: ['party.relation.request'] },
    other: { zh: '批准首营', en: 'approve them', rights: SIGNS },
    why: { zh: '申请的人不批自己的申请', en: 'Who asks does not sign' },
    source: 'GSP（2016）首营审核（LIC-07，条号未核实）',
  },
  {
    id: 'SOD-10',
    one: { zh: '审核首营', en: 'review approvals', rights: ['party.relation.review'] },
    other: { zh: '批准首营', en: 'approve them', rights: ['party.relation.approve'] },
    why: {
      zh: '审核和批准是两个人：采购申请、质量管理部审核、质量负责人批准',
      en: 'Three people sign: who asks, who reviews, who approves',
    },
    source: 'GSP（2016）首营审核（LIC-07，条号未核实）',
  },
  {
    id: 'SOD-03',
    one: { zh: '确认销售订单', en: 'confirm sales', rights: ['trade.order.confirm'] },
    other: { zh: '调整授信', en: 'change credit', rights: ['credit.change'] },
    why: { zh: '卖货的人不给客户放额度', en: 'Who sells does not grant credit' },
    source: INTERNAL_CONTROL,
  },
  {
    id: 'SOD-04',
    one: { zh: '管理任一企业的账号', en: 'make accounts anywhere', rights: ['platform.users.manage'] },
    other: { zh: '核验资质', en: 'verify licences', rights: ['party.licence.verify'] },
    why: { zh: '开账号的人不核验资质', en: 'Who makes accounts does not verify documents' },
    source: INTERNAL_CONTROL,
  },
  {
    id: 'SOD-05',
    one: {
      zh: '质量放行与判定',
      en: 'quality decisions',
      rights: ['stock.release', 'stock.accept', 'stock.scrap'],
    },
    other: {
      zh: '采购、销售、定价、出库',
      en: 'buying, selling, pricing, shipping',
      rights: ['trade.order.place', 'trade.order.confirm', 'trade.order.ship', 'price.change'],
    },
    why: { zh: '质量管理人员不兼其他业务', en: 'Quality does no other business' },
    source: GSP_QUALITY,
  },
  {
    id: 'SOD-06',
    one: { zh: '登记收款', en: 'record payments', rights: ['trade.payment.record'] },
    other: {
      zh: '销售与定价',
      en: 'selling and pricing',
      rights: ['trade.order.confirm', 'price.change'],
    },
    why: { zh: '卖货的人不经手货款', en: 'Who sells does not handle the money' },
    source: INTERNAL_CONTROL,
  },
  {
    id: 'SOD-07',
    one: { zh: '调整库存数量', en: 'adjust stock', rights: ['stock.adjust'] },
    other: {
      zh: '登记收款、授信',
      en: 'payments and credit',
      rights: ['trade.payment.record', 'credit.change'],
    },
    why: { zh: '管实物的人不管账', en: 'Who holds the goods does not keep the books' },
    source: INTERNAL_CONTROL,
  },
  {
    id: 'SOD-08',
    one: { zh: '医药代表', en: 'medical representative', role: 'medical_rep' },
    other: {
      zh: '下单、销售、收款、授信、经手货物',
      en: 'orders, sales, money, credit, goods',
      rights: ['trade.*', 'credit.*', 'price.change', 'stock.*'],
    },
    why: {
      zh: '备案的医药代表不得代下单、背销售指标、收款、经手药品',
      en: 'A filed representative takes no orders, quotas, money or goods',
    },
    source: REPRESENTATIVE,
  },
  {
    id: 'SOD-09',
    one: {
      zh: '平台运营',
      en: 'run the platform',
      rights: ['platform.users.manage', 'party.licence.verify', 'catalogue.product.publish'],
    },
    other: {
      zh: '商户的交易、价格、库存',
      en: "merchants' trade, prices, stock",
      rights: [
        'trade.order.place',
        'trade.order.confirm',
        'price.change',
        'credit.change',
        'stock.adjust',
        'stock.receive',
        'stock.release',
      ],
    },
    why: {
      zh: '平台可以下架和报告，不得改商户的记录',
      en: "The platform takes down and reports, it doesn't edit merchants' records",
    },
    source: PLATFORM,
  },
]

/** The ids of what these roles would join in one hand; none when they may be held together. */
export function clashesOf(roles: readonly string[]): Clash[] {
  const rights = [...rightsOf(roles)]
  const holds = (side: Side): boolean =>
    'role' in side
      ? roles.includes(side.role)
      : side.rights.some(wanted => rights.some(right => matches(wanted, right)))
  return CLASHES.filter(({ one, other }) => holds(one) && holds(other))
}

const matches = (wanted: string, right: string): boolean =>
  wanted.endsWith('.*') ? right.startsWith(wanted.slice(0, -1)) : wanted === right
