import type { OrganisationKind, PaperKind, RelationKind } from './contract.ts'

/** One document that a first-business file must hold. */
export type PaperRule = {
  kind: PaperKind
  of: RelationKind
  /** Kinds of partner whose file needs it. */
  partners: readonly OrganisationKind[]
  /** It has a number that is written down. */
  numbered: boolean
  /** It ends, and with it the approval: a last day is asked for. */
  term: boolean
  /** First business day on which it is asked for. */
  from: string
  source: string
  /** Somebody read the article itself. */
  verified: boolean
}

const MAKERS = ['manufacturer', 'mah'] as const
const SELLERS = [...MAKERS, 'distributor'] as const
const SHOPS = ['distributor', 'chain', 'pharmacy'] as const
const CARE = ['clinic', 'hospital', 'cdc'] as const

const GSP = '药品经营质量管理规范（2016年修正）第六十一条至第六十四条（条号未核实）'
const SALE = '药品经营质量管理规范（2016年修正）销售一节（条号未核实）'
const since = { from: '2016-07-13', verified: false } as const
const plain = { numbered: false, term: false } as const

/** GSP G01 (suppliers and customers) and G02 (products), as data with the day each is asked for from. */
export const PAPER_RULES: readonly PaperRule[] = [
  ...(['licence_copy', 'business_licence'] as const).map(kind => ({
    ...since,
    kind,
    of: 'supplier' as const,
    partners: SELLERS,
    numbered: true,
    term: false,
    source: GSP,
  })),
  ...(['annual_report', 'seal_specimen', 'note_specimen', 'bank_account'] as const).map(kind => ({
    ...since,
    ...plain,
    kind,
    of: 'supplier' as const,
    partners: SELLERS,
    source: GSP,
  })),
  ...(['quality_agreement', 'authorisation'] as const).map(kind => ({
    ...since,
    kind,
    of: 'supplier' as const,
    partners: SELLERS,
    numbered: false,
    term: true,
    source: GSP,
  })),
  {
    ...since,
    kind: 'licence_copy',
    of: 'customer',
    partners: [...SHOPS, ...CARE],
    numbered: true,
    term: false,
    source: SALE,
  },
  {
    ...since,
    kind: 'business_licence',
    of: 'customer',
    partners: SHOPS,
    numbered: true,
    term: false,
    source: SALE,
  },
  {
    ...since,
    kind: 'buyer_authorisation',
    of: 'customer',
    partners: [...SHOPS, ...CARE],
    numbered: false,
    term: true,
    source: SALE,
  },
  {
    ...since,
    kind: 'registration',
    of: 'product',
    partners: SELLERS,
    numbered: true,
    term: false,
    source: GSP,
  },
  ...(['leaflet', 'quality_standard', 'test_report'] as const).map(kind => ({
    ...since,
    ...plain,
    kind,
    of: 'product' as const,
    partners: SELLERS,
    source: GSP,
  })),
]
