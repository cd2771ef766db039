import type { LicenceFacts, LicenceKind, TradeFacts } from './contract.ts'
import { LICENCE_POWERS } from './licence-scope.ts'
import { judgeTrade } from './trade-rules.ts'

/** One change of the facts that people could bring about, and which rules it would satisfy. */
export type Change = {
  /** 'approve', 'renew', 'scope', 'licence', 'verify', 'publish', 'approval': what to do. */
  what: string
  side: 'seller' | 'buyer' | 'product' | 'relation'
  /** Which approval, licence kind or class it is about. */
  about: string
  fixes: string[]
  /** With this change alone nothing stops the trade any more. */
  enough: boolean
}
type Attempt = Pick<Change, 'what' | 'side' | 'about'> & { change: (facts: TradeFacts) => TradeFacts }
type Side = 'seller' | 'buyer'

const LONG = '2099-12-31'

/**
 * What would change the answer: each attempt changes one thing in the real facts and asks the rules again. Nothing
 * is told that does not satisfy at least one blocking rule.
 */
export function whatWouldHelp(facts: TradeFacts): { changes: Change[]; together: boolean } {
  const before = stoppedBy(facts)
  if (before.length === 0) return { changes: [], together: true }
  const helpful = attemptsFor(facts).flatMap(attempt => {
    const after = stoppedBy(attempt.change(facts))
    const fixes = before.filter(id => !after.includes(id))
    const { change, ...told } = attempt
    return fixes.length === 0 ? [] : [{ change, told: { ...told, fixes, enough: after.length === 0 } }]
  })
  const all = helpful.reduce((changed, { change }) => change(changed), facts)
  return { changes: helpful.map(one => one.told), together: stoppedBy(all).length === 0 }
}

const stoppedBy = (facts: TradeFacts): string[] =>
  judgeTrade(facts)
    .hits.filter(hit => hit.decision === 'block')
    .map(hit => hit.ruleId)

function attemptsFor(facts: TradeFacts): Attempt[] {
  const approvals = Object.entries(facts.relation)
    .filter(([, value]) => value === false)
    .map(
      ([about]): Attempt => ({ what: 'approve', side: 'relation', about, change: of => approve(of, about) }),
    )
  return [
    ...approvals,
    ...licenceAttempts(facts, 'seller'),
    ...licenceAttempts(facts, 'buyer'),
    {
      what: 'verify',
      side: 'seller',
      about: '',
      change: of => ({ ...of, seller: { ...of.seller, verifiedOn: of.date } }),
    },
    {
      what: 'publish',
      side: 'product',
      about: '',
      change: of => ({ ...of, product: { ...of.product, state: 'published' } }),
    },
    {
      what: 'approval',
      side: 'product',
      about: '',
      change: of => ({ ...of, product: { ...of.product, approvalState: 'valid' } }),
    },
  ]
}

const approve = (of: TradeFacts, about: string): TradeFacts => ({
  ...of,
  relation: { ...of.relation, [about]: true },
})

/** A renewed licence, a wider scope, or a licence that the firm's kind of business needs. */
function licenceAttempts(facts: TradeFacts, side: Side): Attempt[] {
  const held = facts[side].licences
  const { scopeClass } = facts.product
  const inForce = (one: LicenceFacts) =>
    one.state === 'valid' && one.validFrom <= facts.date && one.validTo >= facts.date
  const kinds = (some: readonly LicenceFacts[]) => [...new Set(some.map(one => one.kind))]
  const renew = kinds(held.filter(one => !inForce(one)))
  const widen = kinds(held.filter(one => inForce(one) && !one.scope.includes(scopeClass)))
  const missing = kindsFor(facts, side).filter(kind => !held.some(one => one.kind === kind))
  return [
    ...renew.map(kind => attempt('renew', side, kind, one => (inForce(one) ? one : renewed(one)))),
    ...widen.map(kind =>
      attempt('scope', side, kind, one => ({ ...one, scope: [...one.scope, scopeClass] })),
    ),
    ...missing.map(
      (about): Attempt => ({ what: 'licence', side, about, change: of => granted(of, side, about) }),
    ),
  ]
}

const renewed = (one: LicenceFacts): LicenceFacts => ({
  ...one,
  state: 'valid',
  validFrom: '2000-01-01',
  validTo: LONG,
})

const attempt = (
  what: string,
  side: Side,
  kind: LicenceKind,
  to: (one: LicenceFacts) => LicenceFacts,
): Attempt => ({
  what,
  side,
  about: kind,
  change: of => ({
    ...of,
    [side]: { ...of[side], licences: of[side].licences.map(one => (one.kind === kind ? to(one) : one)) },
  }),
})

const granted = (of: TradeFacts, side: Side, kind: LicenceKind): TradeFacts => {
  const licence: LicenceFacts = {
    kind,
    scope: [of.product.scopeClass],
    validFrom: '2000-01-01',
    validTo: LONG,
    state: 'valid',
  }
  return { ...of, [side]: { ...of[side], licences: [...of[side].licences, licence] } }
}

/** Licences that a firm of this kind could hold for these goods. */
function kindsFor({ product, ...facts }: TradeFacts, side: Side): LicenceKind[] {
  if (product.deviceClass === 2) return ['device_class2']
  if (product.deviceClass === 3) return ['device_class3']
  const own: Partial<Record<string, LicenceKind[]>> = {
    distributor: ['drug_wholesale'],
    manufacturer: side === 'seller' ? ['drug_production'] : [],
    chain: ['drug_chain'],
    pharmacy: ['drug_retail'],
    clinic: ['clinic_filing'],
    hospital: ['medical_institution'],
  }
  return (own[facts[side].kind] ?? []).filter(kind => LICENCE_POWERS[kind].covers !== 'devices')
}
