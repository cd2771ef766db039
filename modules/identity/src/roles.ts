import type { OrganisationKind } from '@yaolian/party/contract'

export type Role = {
  zh: string
  en: string
  /** Kinds of organisation in which it means something; `house`: only in the one that runs this house. */
  kinds: readonly (OrganisationKind | 'house')[]
  rights: readonly string[]
}

const MAKERS = ['manufacturer', 'mah'] as const
const SELLERS = [...MAKERS, 'distributor'] as const
const CARE = ['chain', 'pharmacy', 'clinic', 'hospital', 'cdc'] as const
const BUYERS = ['distributor', ...CARE] as const
const TRADERS = [...SELLERS, ...CARE] as const
const HOUSE = ['platform', 'house'] as const

/** What everyone inside a firm may look at. */
const INSIDE = ['party.organisation.read', 'catalogue.product.read', 'rulebook.hits.read'] as const
const ADMINISTERS = [
  'identity.user.manage',
  'identity.key.manage',
  'identity.journal.read',
  'identity.audit.read',
  'identity.person.reveal',
  'party.licence.add',
  'party.relation.read',
  'party.address.read',
  'party.address.edit',
  'trade.order.read',
  'trade.statement.read',
  'price.read',
  'credit.read',
] as const
const SELLS = [
  'trade.simulate',
  'party.relation.read',
  'party.relation.request',
  'trade.order.read',
  'trade.order.confirm',
  'trade.order.cancel',
  'trade.return.decide',
  'trade.statement.read',
  'price.read',
  'stock.read',
  'credit.read',
] as const
const BUYS = [
  'party.relation.read',
  'party.relation.request',
  'party.address.read',
  'party.address.edit',
  'trade.offer.read',
  'trade.order.place',
  'trade.order.read',
  'trade.order.cancel',
  'trade.return.request',
  'trade.statement.read',
  'price.read',
  'credit.read',
] as const

/** Roles (岗位) and what they may do. A person's rights in a firm are those of all roles held there. */
export const ROLES: Readonly<Record<string, Role>> = {
  platform_admin: {
    zh: '平台管理员',
    en: 'Platform administrator',
    kinds: HOUSE,
    rights: [
      ...INSIDE,
      'identity.user.manage',
      'identity.key.manage',
      'identity.journal.read',
      'identity.audit.read',
      'identity.person.reveal',
      'platform.audit.read',
      'platform.users.manage',
      'platform.organisations.read',
      'platform.proofs.read',
      'party.organisation.register',
      'party.licence.add',
      'catalogue.product.add',
      'catalogue.category.edit',
      'catalogue.search.read',
      'catalogue.import',
      'catalogue.list.import',
      'catalogue.merge.propose',
    ],
  },
  platform_quality: {
    zh: '平台质量审核员',
    en: 'Platform quality',
    kinds: HOUSE,
    rights: [
      ...INSIDE,
      'identity.audit.read',
      'platform.audit.read',
      'platform.organisations.read',
      'platform.proofs.read',
      'rulebook.override',
      'rulebook.override.quality',
      'rulebook.override.platform',
      'trade.simulate',
      'trade.simulate.any',
      'party.licence.add',
      'party.licence.verify',
      'catalogue.product.add',
      'catalogue.category.edit',
      'catalogue.search.read',
      'catalogue.product.publish',
      'catalogue.import',
      'catalogue.merge.propose',
      'catalogue.merge.decide',
    ],
  },
  regulator: {
    zh: '监管人员',
    en: 'Regulator',
    kinds: ['regulator'],
    rights: [
      ...INSIDE,
      'trade.simulate',
      'trade.simulate.any',
      'platform.organisations.read',
      'platform.proofs.read',
      'identity.audit.read',
      'platform.audit.read',
    ],
  },
  seller_admin: {
    zh: '企业管理员（供货方）',
    en: 'Administrator of a seller',
    kinds: [...SELLERS, 'carrier', 'funder', 'regulator', ...HOUSE],
    rights: [...INSIDE, ...ADMINISTERS, 'party.salesperson.edit', 'stock.read', 'ledger.read'],
  },
  buyer_admin: {
    zh: '企业管理员（采购方）',
    en: 'Administrator of a buyer',
    kinds: CARE,
    rights: [...INSIDE, ...ADMINISTERS],
  },
  sales: { zh: '销售', en: 'Sales', kinds: SELLERS, rights: [...INSIDE, ...SELLS] },
  sales_manager: {
    zh: '销售主管（定价）',
    en: 'Sales manager, who sets prices',
    kinds: SELLERS,
    rights: [
      ...INSIDE,
      ...SELLS,
      'price.change',
      'catalogue.category.edit',
      'catalogue.search.read',
      'catalogue.list.import',
    ],
  },
  quality: {
    zh: '质量管理',
    en: 'Quality',
    kinds: TRADERS,
    rights: [
      ...INSIDE,
      'trade.simulate',
      'identity.audit.read',
      'party.licence.add',
      'party.relation.read',
      'party.relation.review',
      'party.salesperson.edit',
      'trade.order.read',
      'trade.return.decide',
      'stock.read',
      'stock.hold',
      'stock.release',
      'stock.scrap',
      'stock.accept',
      'rulebook.override',
      'rulebook.override.quality',
    ],
  },
  quality_head: {
    zh: '质量负责人',
    en: 'Quality head',
    kinds: TRADERS,
    rights: [
      ...INSIDE,
      'identity.audit.read',
      'trade.simulate',
      'party.relation.read',
      'party.relation.approve',
      'trade.order.read',
      'stock.read',
      'rulebook.override',
      'rulebook.override.quality',
    ],
  },
  warehouse: {
    zh: '仓储',
    en: 'Warehouse',
    kinds: SELLERS,
    rights: [
      ...INSIDE,
      'stock.read',
      'stock.receive',
      'stock.move',
      'stock.adjust',
      'stock.places',
      'trade.order.read',
      'trade.order.ship',
    ],
  },
  finance: {
    zh: '财务',
    en: 'Finance',
    kinds: TRADERS,
    rights: [
      ...INSIDE,
      'party.relation.read',
      'trade.order.read',
      'trade.statement.read',
      'trade.payment.record',
      'price.read',
      'credit.read',
      'credit.change',
      'ledger.read',
    ],
  },
  purchaser: {
    zh: '采购',
    en: 'Purchaser',
    kinds: BUYERS,
    rights: [...INSIDE, ...BUYS, 'catalogue.list.import'],
  },
  pharmacist: {
    zh: '门店药师',
    en: 'Pharmacist of a shop',
    kinds: CARE,
    rights: [...INSIDE, ...BUYS, 'trade.order.sign', 'party.licence.add'],
  },
  receiver: {
    zh: '收货员',
    en: 'Receiver',
    kinds: BUYERS,
    rights: [...INSIDE, 'trade.order.read', 'trade.order.sign', 'party.address.read'],
  },
  medical_rep: {
    zh: '医药代表（已备案）',
    en: 'Medical representative (filed)',
    kinds: MAKERS,
    rights: [...INSIDE],
  },
  observer: {
    zh: '查看员',
    en: 'Observer',
    kinds: [...TRADERS, 'carrier', 'funder', 'regulator', ...HOUSE],
    rights: [...INSIDE],
  },
}

const known = new Map<string, ReadonlySet<string>>()

/** Rights of somebody with these roles; a role that no longer exists gives none. */
export function rightsOf(roles: readonly string[]): ReadonlySet<string> {
  const key = roles.join()
  let rights = known.get(key)
  if (!rights) {
    rights = new Set(roles.flatMap(role => ROLES[role]?.rights ?? []))
    known.set(key, rights)
  }
  return rights
}

/** The roles of whoever sets up a house or a firm of this kind. */
export const firstRoles = (kind: OrganisationKind, inHouse: boolean): string[] => [
  ...(inHouse ? ['platform_admin'] : []),
  (CARE as readonly string[]).includes(kind) ? 'buyer_admin' : 'seller_admin',
]
