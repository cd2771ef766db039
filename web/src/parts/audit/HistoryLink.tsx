import { Link } from '@tanstack/react-router'
import { useSession } from '../../kit/session.tsx'
import { useAuditText } from './words.ts'

type Props = {
  /** The thing whose events are asked for: a licence, an order, a person. */
  subjectId: string
  /** The firm whose audit it stands in, where that is not the own one. */
  orgId?: string | undefined
}

/** Leads to who saw or changed this. Nothing for people who may not read the audit. */
export function HistoryLink({ subjectId, orgId }: Props) {
  const t = useAuditText()
  const { can, me } = useSession()
  const other = orgId !== undefined && orgId !== me.organisation.orgId
  if (!can('identity.audit.read') || (other && !can('platform.audit.read'))) return null
  const search = { subjectId, ...(other && { orgId }) }
  return (
    <Link className="history-link" to="/platform/audit" search={search as never}>
      {t('history')}
    </Link>
  )
}
