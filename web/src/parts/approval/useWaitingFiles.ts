import type { Waiting as WaitingSchema } from '@yaolian/party/contract'
import type { Static } from 'typebox'
import { useGet } from '../../kit/queries.ts'
import { useSession } from '../../kit/session.tsx'

const aMinute = 60_000
const none = { supplier: 0, customer: 0, product: 0 }

/** How many first-business files wait for this person: to bring papers, to review, to approve. */
export function useWaitingFiles(): Static<typeof WaitingSchema> {
  const { can } = useSession()
  const waiting = useGet<Static<typeof WaitingSchema>>(
    can('party.relation.read') ? '/party/relations/waiting' : null,
    { staleTime: aMinute },
  )
  return waiting.data ?? none
}
