import type {
  OfferDetail as OfferDetailSchema,
  OrderDetail as OrderDetailSchema,
  OrderRow,
} from '@yaolian/trade/contract'
import type { Static } from 'typebox'

type OfferDetail = Static<typeof OfferDetailSchema>
type OrderDetail = Static<typeof OrderDetailSchema>

const uuid = (group: number, n: number) =>
  `01900000-0000-7000-8${String(group).padStart(3, '0')}-${String(n).padStart(12, '0')}`
const buyerId = uuid(0, 1)
const sellers = [
  { sellerId: uuid(1, 1), sellerName: '江汉医药有限公司' },
  { sellerId: uuid(1, 2), sellerName: '楚天药业股份有限公司' },
  { sellerId: uuid(1, 3), sellerName: '长江医药集团武汉分销中心有限公司' },
]

type Row = [
  name: string,
  spec: string,
  maker: string,
  rx: OfferDetail['rx'],
  price: number,
  unit: string,
  more?: Partial<OfferDetail>,
]
const rows: Row[] = [
  ['阿莫西林胶囊', '0.25g×24粒', '华北制药股份有限公司', 'rx', 8.6, '盒', { scopeClass: 'antibiotic' }],
  ['阿司匹林肠溶片', '100mg×30片', '拜耳医药保健有限公司', 'rx', 12.35, '盒', { brand: '拜阿司匹灵' }],
  ['苯磺酸氨氯地平片', '5mg×28片', '辉瑞制药有限公司', 'rx', 29.8, '盒', { brand: '络活喜' }],
  ['布洛芬缓释胶囊', '0.3g×20粒', '中美天津史克制药有限公司', 'otc_a', 13.2, '盒', { brand: '芬必得' }],
  ['蒙脱石散', '3g×10袋', '博福-益普生（天津）制药有限公司', 'otc_b', 15.9, '盒', { brand: '思密达' }],
  [
    '门冬胰岛素注射液',
    '3ml:300单位（笔芯）×1支',
    '诺和诺德（中国）制药有限公司',
    'rx',
    62.5,
    '支',
    { temperature: 'cold', scopeClass: 'biologic', brand: '诺和锐' },
  ],
  [
    '复方盐酸伪麻黄碱缓释胶囊',
    '10粒',
    '中美天津史克制药有限公司',
    'otc_a',
    9.8,
    '盒',
    { ephedrine: true, brand: '新康泰克' },
  ],
  ['黄芪（饮片）', '1kg×1袋', '湖北中药饮片厂', 'none', 68, '袋', { scopeClass: 'tcm_slices' }],
  [
    '连花清瘟胶囊',
    '0.35g×24粒',
    '石家庄以岭药业股份有限公司',
    'otc_a',
    11.4,
    '盒',
    { scopeClass: 'tcm_patent' },
  ],
  ['地西泮片', '2.5mg×100片', '北京益民药业有限公司', 'rx', 18.2, '瓶', { scopeClass: 'psychotropic2' }],
  ['盐酸二甲双胍缓释片', '0.5g×60片', '中美上海施贵宝制药有限公司', 'rx', 21.7, '盒', { brand: '格华止' }],
  ['氯化钠注射液', '0.9% 250ml×1袋', '上海百特医疗用品有限公司', 'rx', 3.11, '袋', {}],
  ['葡萄糖注射液', '5% 500ml×1袋', '四川科伦药业股份有限公司', 'rx', 4.02, '袋', {}],
  [
    '阿托伐他汀钙片',
    '20mg×7片',
    '辉瑞制药有限公司',
    'rx',
    38.9,
    '盒',
    { brand: '立普妥', temperature: 'cool' },
  ],
  ['维生素C片', '0.1g×100片', '华中药业股份有限公司', 'otc_b', 0.0155, '瓶', {}],
  [
    '人血白蛋白',
    '10g(20% 50ml)×1瓶',
    '武汉生物制品研究所有限责任公司',
    'rx',
    378,
    '瓶',
    { temperature: 'cold', scopeClass: 'blood' },
  ],
]

const expiries = ['2028-03-31', '2027-05-10', '2029-01-31', '2027-01-20', '2028-10-31', '2027-08-25']

function offer(row: Row, at: number): OfferDetail {
  const [genericName, spec, makerName, rx, yuan, salesUnit, more = {}] = row
  const seller = sellers[at % sellers.length]!
  const available = at % 7 === 4 ? 0 : (at * 977 + 130) % 9000
  const base: OfferDetail = {
    productId: uuid(2, at),
    genericName,
    brand: null,
    form: '片剂',
    strength: spec.split('×')[0] ?? '',
    spec,
    makerName,
    approvalNo: `国药准字H${20050000 + at * 37}`,
    salesUnit,
    packLevels: [
      { level: salesUnit, units: 1 },
      { level: '中包', units: 10 },
      { level: '件', units: at % 2 ? 200 : 400 },
    ],
    scopeClass: 'chemical',
    rx,
    temperature: 'ambient',
    ephedrine: false,
    demo: true,
    ...seller,
    priceMicro: Math.round(yuan * 1_000_000),
    priceSource: (at % 3 === 1 ? 'contract' : 'list') as 'contract' | 'list',
    minQuantity: at % 4 === 2 ? 10 : 1,
    multiple: at % 4 === 2 ? 10 : 1,
    availableUnits: available,
    nearestExpiry: expiries[at % expiries.length] ?? null,
    closed: null,
    warnings: [],
    lots: available
      ? [
          { lotNo: `2606${10 + at}`, expiresOn: expiries[at % 6]!, availableUnits: Math.ceil(available / 3) },
          {
            lotNo: `2608${10 + at}`,
            expiresOn: '2029-06-30',
            availableUnits: Math.floor((available * 2) / 3),
          },
        ]
      : [],
    credit: { limitFen: 5_000_000, exposureFen: 1_358_000, termDays: 30, state: 'open' },
    ...more,
  }
  if (base.scopeClass !== 'psychotropic2') return base
  const hit = {
    ruleId: 'LIC-09',
    version: 1,
    decision: 'block' as const,
    params: { 'product.scopeClass': 'psychotropic2' },
    about: base.productId,
  }
  const closed = { code: 'trade.closed_by_rule', facts: { sellerName: seller.sellerName }, hits: [hit] }
  return { ...base, priceMicro: null, priceSource: null, availableUnits: 0, lots: [], credit: null, closed }
}

/** 64 offers of three sellers: all classes, closed, out of stock, near expiry, long names, tiny prices. */
export const offers: OfferDetail[] = Array.from({ length: 64 }, (_, at) => offer(rows[at % rows.length]!, at))

export const rule = {
  id: 'LIC-09',
  version: 1,
  jurisdiction: 'CN',
  title: { zh: '经营范围须覆盖所购类别', en: 'The licence must cover what is bought' },
  text: {
    zh: '药品经营企业应当在药品经营许可证载明的经营范围内经营药品；购进第二类精神药品须有相应经营范围。',
    en: 'A firm trades medicines only within the scope of its licence; psychotropics of class 2 need that very scope.',
  },
  source: { law: '药品管理法', article: '第五十一条', from: '2019-12-01', url: 'https://www.npc.gov.cn/' },
  verified: true,
  from: '2019-12-01',
  decision: 'block',
  message: {
    zh: '贵单位的有效证照不含“{product.scopeClass}”，不能采购。',
    en: 'No licence of yours that is in force covers {product.scopeClass}.',
  },
  remedy: {
    zh: '向发证机关申请增加经营范围，换证后再采购。',
    en: 'Ask the authority to add the scope, then order.',
  },
  override: { never: true },
  resolver: { by: 'buyer', at: 'licences' },
}

export const me = {
  user: {
    userId: uuid(9, 1),
    name: 'limin',
    displayName: '李敏',
    mustChangePassword: false,
    mustEnrol: false,
  },
  organisation: { orgId: buyerId, name: '武汉汉口同济大药房', kind: 'pharmacy' },
  organisations: [
    { orgId: buyerId, name: '武汉汉口同济大药房', kind: 'pharmacy' },
    { orgId: uuid(0, 2), name: '汉阳诊所', kind: 'clinic' },
  ],
  roles: ['pharmacist'],
  rights: [
    'trade.offer.read',
    'trade.order.place',
    'trade.order.read',
    'trade.order.cancel',
    'trade.order.sign',
    'trade.return.request',
    'trade.statement.read',
    'party.address.read',
    'party.address.edit',
  ],
  businessDate: '2026-11-22',
  demo: true,
}

const account = (name: string, zh: string, en: string) => ({
  name,
  password: 'yaolian',
  role: name,
  what: { zh, en },
})
export const demoAccounts = [
  account('pharmacy', '汉口同济大药房：采购、签收、对账', 'Pharmacy: orders, signs, settles'),
  account('sales', '江汉医药：销售与发货', 'Distributor: sales and shipping'),
  account('quality', '江汉医药：质量管理（客户审批、退货、库存锁定）', 'Distributor: quality'),
  account('platform', '平台管理员：企业、规则、数据自证', 'Platform administrator: firms, rules, proofs'),
]

const address = (n: number, label: string, isDefault: boolean) => ({
  addressId: uuid(3, n),
  label,
  contact: '王芳',
  phone: '027-8265 0000',
  province: '湖北省',
  city: '武汉市',
  district: '江汉区',
  detail: `解放大道 ${1200 + n} 号`,
  isDefault,
  latitude: null,
  longitude: null,
})
export const addresses = [address(1, '总店', true), address(2, '航空路店', false)]

const lotOf = (n: number, quantity: number, signed: number | null) => ({
  lotId: uuid(5, n),
  lotNo: `2606${n + 10}`,
  madeOn: '2026-06-01',
  expiresOn: '2028-05-31',
  quantity,
  signed,
  returned: 0,
})

function order(n: number, state: OrderRow['state']): OrderDetail {
  const first = offers[n % offers.length]!
  const lines = [0, 1, 3].map((step, at) => {
    const product = offers[(n + step) % 8]!
    const quantity = 40 + at * 25
    return {
      ...product,
      lineNo: at + 1,
      quantity,
      priceMicro: product.priceMicro ?? 1_000_000,
      vatBp: 1300,
      amountFen: Math.round(((product.priceMicro ?? 1_000_000) * quantity) / 10_000),
      priceSource: 'list',
      lots: [lotOf(n * 3 + at, quantity, state === 'signed' ? quantity : null)],
    }
  })
  const shipped = state === 'shipped' || state === 'signed'
  const event = (type: string, at: string, by: string, data = {}) => ({
    type: `trade.order_${type}`,
    at,
    by,
    data,
  })
  return {
    orderId: uuid(4, n),
    number: `SO202611${String(22 - (n % 20)).padStart(2, '0')}-${String(n).padStart(6, '0')}`,
    state,
    side: 'buyer',
    sellerId: first.sellerId,
    sellerName: first.sellerName,
    buyerId,
    buyerName: me.organisation.name,
    placedAt: '2026-11-22T01:12:00Z',
    reservedUntil: '2026-11-23T01:12:00Z',
    dueOn: state === 'signed' ? '2026-12-22' : null,
    keptUntil: null,
    totalFen: lines.reduce((sum, line) => sum + line.amountFen, 0),
    signedFen: null,
    note: n % 2 ? '请上午送到' : null,
    holdReasons: [],
    shipTo: {
      label: '总店',
      contact: '王芳',
      phone: '027-8265 0000',
      address: '湖北省武汉市江汉区解放大道 1201 号',
    },
    delivery: shipped
      ? {
          number: `DN20261122-00000${n}`,
          carrierName: '楚运冷链物流',
          shippedAt: '2026-11-22T05:30:00Z',
          plate: '鄂A·12345',
        }
      : null,
    lines,
    returns: [],
    timeline: [
      event('placed', '2026-11-22T01:12:00Z', '李敏'),
      ...(shipped || state === 'confirmed' ? [event('confirmed', '2026-11-22T02:00:00Z', '陈晨')] : []),
      ...(shipped ? [event('shipped', '2026-11-22T05:30:00Z', '陈晨', { carrierName: '楚运冷链物流' })] : []),
      ...(state === 'signed' ? [event('signed', '2026-11-22T08:10:00Z', '李敏')] : []),
      ...(state === 'cancelled'
        ? [event('cancelled', '2026-11-22T03:00:00Z', '李敏', { reason: '重复下单' })]
        : []),
    ],
    actions: { placed: ['cancel'], shipped: ['sign'], signed: ['return'] }[state as 'placed'] ?? [],
  }
}

const states = ['placed', 'shipped', 'signed', 'confirmed', 'cancelled', 'signed'] as const
export const orders: OrderDetail[] = Array.from({ length: 30 }, (_, n) =>
  order(n + 1, states[n % states.length]!),
)

export const orderRow = (o: OrderDetail): OrderRow => ({
  orderId: o.orderId,
  number: o.number,
  state: o.state,
  partnerId: o.sellerId,
  partnerName: o.sellerName,
  placedAt: o.placedAt,
  totalFen: o.totalFen,
  lineCount: o.lines.length,
  holdReasons: o.holdReasons,
})

export const statement = {
  rows: Array.from({ length: 14 }, (_, n) => ({
    businessDate: `2026-11-${String(n + 3).padStart(2, '0')}`,
    documentId: uuid(6, n),
    documentNo: `${n % 4 === 3 ? 'RC' : 'SO'}202611${String(n + 3).padStart(2, '0')}-0000${10 + n}`,
    code: n % 4 === 3 ? 'payment' : n % 6 === 5 ? 'return' : 'sign',
    debitFen: n % 4 === 3 ? 180_000 : n % 6 === 5 ? 12_300 : 0,
    creditFen: n % 4 === 3 || n % 6 === 5 ? 0 : 93_450 + n * 1_371,
    balanceFen: 500_000 + n * 42_100,
  })),
  next: null,
  openingFen: 500_000,
  closingFen: 1_047_300,
  pendingFen: 214_000,
}
