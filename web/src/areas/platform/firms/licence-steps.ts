import type { LicenceRow } from '@yaolian/party/contract'

export type LicenceStep = 'verify' | 'unlock' | 'lock' | 'revoke' | 'renew' | 'correct'

type Can = (right: string) => boolean

/** Papers are entered by the firm that holds them (`own`), and for any firm by whoever verifies them. */
export const mayEnter = (can: Can, own: boolean): boolean =>
  can('party.licence.add') && (own || can('party.licence.verify'))

/**
 * What somebody may do with a licence in its state. Only hides what would be refused: an expired licence is not
 * unlocked but renewed, and what quality has seen is corrected by quality alone.
 */
export function stepsFor(licence: LicenceRow, can: Can, own: boolean): LicenceStep[] {
  const { state, stateReason, daysLeft } = licence
  if (state !== 'valid' && state !== 'locked') return []
  const seen = stateReason !== 'unverified'
  const steps: LicenceStep[] = []
  if (can('party.licence.verify')) {
    if (state === 'locked' && daysLeft >= 0) steps.push(seen ? 'unlock' : 'verify')
    if (state === 'valid') steps.push('lock')
    steps.push('revoke')
  }
  if (mayEnter(can, own)) {
    if (seen) steps.push('renew')
    if (!seen || can('party.licence.verify')) steps.push('correct')
  }
  return steps
}
