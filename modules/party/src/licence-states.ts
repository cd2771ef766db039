import type { LicenceState } from './contract.ts'

/** What may happen to a licence. `correct` and `renew` have files of their own; they end in one of these. */
export type LicenceStep = 'lock' | 'unlock' | 'return' | 'check' | 'lapse' | 'revoke' | 'supersede' | 'expire'

/** From which states a step may be taken and where it leads; a licence that was revoked or superseded stays so. */
export const LICENCE_STEPS: Readonly<
  Record<LicenceStep, { from: readonly LicenceState[]; to: LicenceState }>
> = {
  lock: { from: ['valid'], to: 'locked' },
  unlock: { from: ['locked'], to: 'valid' },
  return: { from: ['locked'], to: 'locked' },
  check: { from: ['valid'], to: 'valid' },
  lapse: { from: ['valid'], to: 'locked' },
  revoke: { from: ['valid', 'locked'], to: 'revoked' },
  supersede: { from: ['valid', 'locked'], to: 'superseded' },
  expire: { from: ['valid'], to: 'locked' },
}

/** The state after a step, or null where the step is not open. */
export const afterStep = (state: LicenceState, step: LicenceStep): LicenceState | null =>
  LICENCE_STEPS[step].from.includes(state) ? LICENCE_STEPS[step].to : null
