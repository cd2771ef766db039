import type { OrganisationCard } from '@yaolian/party/contract'
import { useGet } from '../../kit/queries.ts'

const anHour = 3_600_000

/** The name behind an organisation's id, where a list of the server carries only the id. */
export function FirmName({ orgId }: { orgId: string }) {
  const card = useGet<OrganisationCard>(`/party/organisations/${orgId}/card`, { staleTime: anHour })
  return card.data?.name ?? (card.error ? <span className="code">{orgId}</span> : '…')
}
