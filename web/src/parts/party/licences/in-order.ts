import type { LicenceRow } from '@yaolian/party/contract'

const past: readonly string[] = ['superseded', 'revoked']

/** Those that count first, what is past last, each by its last day. */
export const inOrder = (licences: readonly LicenceRow[]): LicenceRow[] =>
  licences.toSorted(
    (a, b) =>
      Number(past.includes(a.state)) - Number(past.includes(b.state)) || a.validTo.localeCompare(b.validTo),
  )
