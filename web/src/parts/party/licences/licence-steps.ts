import type { LicenceRow } from '@yaolian/party/contract'

export type LicenceStep =
  | 'verify'
  | 'return'
  | 'unlock'
  | 'check'
  | 'lock'
  | 'revoke'
  | 'renew'
  | 'scan'
  | 'correct'

type Can = (right: string) => boolean

/** Papers are entered by the firm that holds them (`own`), and for any firm by whoever verifies them. */
export const mayEnter = (can: Can, own: boolean): boolean =>
  can('party.licence.add') && (own || can('party.licence.verify'))

/**
 * What somebody may do with a licence in its state. Only hides what would be refused: an expired licence is not
 * unlocked but renewed, and what quality has seen is corrected by quality alone.
 */
export function stepsFor(licence: LicenceRow, can: Can, own: boolean): LicenceStep[] {
  const { state, stateReason, daysLeft, isVerified } = licence
  if (state !== 'valid' && state !== 'locked') return []
  const steps: LicenceStep[] = []
  if (can('party.licence.verify')) {
    if (state === 'locked' && daysLeft >= 0) steps.push(isVerified ? 'unlock' : 'verify')
    if (!isVerified && stateReason === 'unverified') steps.push('return')
    if (state === 'valid') steps.push('check', 'lock')
    steps.push('revoke')
  }
  if (mayEnter(can, own)) {
    if (isVerified) steps.push('renew')
    steps.push('scan')
    if (!isVerified || can('party.licence.verify')) steps.push('correct')
  }
  return steps
}
