import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSession } from '../../kit/session.tsx'
import { useAuditText } from './words.ts'

type Props = {
  /** The thing whose events are asked for: a licence, an order, a person. */
  subjectId: string
  /** The firm whose audit it stands in, where that is not the own one. */
  orgId?: string | undefined
}

/** May the user read this firm's audit? */
function useMayLook(): (orgId: string | undefined) => boolean {
  const { can, me } = useSession()
  return orgId =>
    can('identity.audit.read') &&
    (orgId === undefined || orgId === me.organisation.orgId || can('platform.audit.read'))
}

/** Leads to who saw or changed this. Nothing for people who may not read the audit. */
export function HistoryLink({ subjectId, orgId }: Props) {
  const t = useAuditText()
  const { me } = useSession()
  const mayLook = useMayLook()
  if (!mayLook(orgId)) return null
  const search = { subjectId, ...(orgId && orgId !== me.organisation.orgId && { orgId }) }
  return (
    <Link className="history-link" to="/platform/audit" search={search as never}>
      {t('history')}
    </Link>
  )
}

/** The same as a row of facts, left out where the user may not look. */
export function useHistoryRow(): (subjectId: string, orgId?: string) => readonly [string, ReactNode] {
  const t = useAuditText()
  const mayLook = useMayLook()
  return (subjectId, orgId) => [
    t('audit'),
    mayLook(orgId) && <HistoryLink key="history" subjectId={subjectId} orgId={orgId} />,
  ]
}
