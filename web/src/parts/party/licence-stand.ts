import type { LicenceRow } from '@yaolian/party/contract'

/** As long before its last day a licence counts as running out, in days (the server's own measure of health). */
const expiringDays = 30

/** How a licence stands today in one word: a lock for a passed date is 'expired', as people call it. */
export function standOf(licence: Pick<LicenceRow, 'state' | 'stateReason' | 'daysLeft'>): string {
  if (licence.state === 'locked' && licence.stateReason === 'expired') return 'expired'
  if (licence.state !== 'valid') return licence.state
  if (licence.daysLeft < 0) return 'expired'
  return licence.daysLeft < expiringDays ? 'expiring' : 'valid'
}

const codes: readonly string[] = ['expired', 'unverified', 'unchecked', '']

/** The reason of a state as a person wrote it; '' where it is one of the server's own codes. */
export const writtenReason = (reason: string): string => (codes.includes(reason) ? '' : reason)
