import type { Fixture } from '@yaolian/rules'
import type {
  LicenceFacts,
  LicenceKind,
  PartyFacts,
  ProductFacts,
  ScopeClass,
  TradeFacts,
} from '../contract.ts'

/** The business date of most fixtures. */
export const CASE_DATE = '2026-11-22'

const SELLER = '01930000-0000-7000-8000-000000000001'
const BUYER = '01930000-0000-7000-8000-000000000002'
/** Another organisation, where a fixture needs one. */
export const OTHER = '01930000-0000-7000-8000-000000000003'
export const CASE_SELLER = SELLER

const ORDINARY: ScopeClass[] = ['chemical', 'antibiotic', 'tcm_patent', 'tcm_slices']

/** A licence good for years around the fixtures' date; the part under test is given. */
export function licence(kind: LicenceKind, part: Partial<LicenceFacts> = {}): LicenceFacts {
  return { kind, scope: ORDINARY, validFrom: '2024-03-01', validTo: '2029-02-28', state: 'valid', ...part }
}

/** Where and how a firm of the fixtures stands when the case is not about it. */
const IN_HUBEI = { province: 'CN-42', headOrgId: null, headKind: null, verifiedOn: '2026-09-01' } as const

type Part = {
  date?: string
  seller?: Partial<PartyFacts>
  buyer?: Partial<PartyFacts>
  relation?: Partial<TradeFacts['relation']>
  product?: Partial<ProductFacts>
  quantity?: number
}

/**
 * A case for a rule: an everyday order (a wholesaler sells 20 boxes of an ordinary prescription drug to a pharmacy,
 * everything in order) with what the case is about changed.
 */
export function tradeCase(part: Part = {}): Fixture & { facts: TradeFacts } {
  const date = part.date ?? CASE_DATE
  return {
    date,
    facts: {
      channel: 'b2b',
      date,
      seller: {
        orgId: SELLER,
        kind: 'distributor',
        isPerson: false,
        licences: [licence('drug_wholesale')],
        ...IN_HUBEI,
        ...part.seller,
      },
      buyer: {
        orgId: BUYER,
        kind: 'pharmacy',
        isPerson: false,
        licences: [licence('drug_retail')],
        ...IN_HUBEI,
        ...part.buyer,
      },
      relation: {
        supplierApproved: true,
        customerApproved: true,
        papersTo: null,
        firstProducts: false,
        productApproved: true,
        salesperson: 'none',
        ...part.relation,
      },
      product: {
        scopeClass: 'chemical',
        rx: 'rx',
        temperature: 'ambient',
        ephedrine: false,
        state: 'published',
        approvalState: 'valid',
        isDrug: true,
        mahOrgId: OTHER,
        deviceClass: 0,
        onlineBan: 'none',
        ...part.product,
      },
      quantity: part.quantity ?? 20,
    },
  }
}
