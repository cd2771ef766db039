import type { DeskRow } from '@yaolian/party/contract'

/** The row's id in the address: what is opened, and the version that was looked at when it was chosen. */
export const rowId = ({ orgId, licenceId, version }: DeskRow): string => `${orgId}~${licenceId}~${version}`

export function partsOf(id: string): { orgId: string; licenceId: string; version: number } {
  const [orgId = '', licenceId = '', version = ''] = id.split('~')
  return { orgId, licenceId, version: Number(version) }
}
