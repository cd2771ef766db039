import { Link } from '@tanstack/react-router'
import type { OrganisationDetail } from '@yaolian/party/contract'
import { PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'
import { Panel } from '../../../kit/table.ts'
import { LicenceCards } from '../../../parts/party/LicenceCards.tsx'
import { Documents } from '../../../parts/party/licences/Documents.tsx'
import { LicenceActions } from '../../../parts/party/licences/LicenceActions.tsx'
import { LicenceHistory } from '../../../parts/party/licences/LicenceHistory.tsx'
import { stepsFor } from '../../../parts/party/licences/licence-steps.ts'
import { usePartyText } from '../../../parts/party/text.ts'
import { FirmBadges, FirmFacts } from '../firms/FirmFacts.tsx'
import { usePlatformText } from '../text.ts'
import { partsOf } from './desk-row.ts'

/** One licence of a queue: what stands on it, its scans, what quality may do, and who did what. */
export function DeskPanel({ id }: { id: string }) {
  const t = usePlatformText()
  const party = usePartyText()
  const { can } = useSession()
  const { orgId, licenceId } = partsOf(id)
  const { data: firm, error, refetch } = useGet<OrganisationDetail>(`/party/organisations/${orgId}`)
  if (!firm) {
    return (
      <Panel title={t('firm')}>
        {error && <PageState {...stateOf(error)} onRetry={() => void refetch()} />}
      </Panel>
    )
  }
  const shown = firm.licences.filter(one => one.licenceId === licenceId || one.renews === licenceId)
  return (
    <Panel
      title={firm.name}
      badges={<FirmBadges firm={firm} />}
      footer={<Link to={`/platform/organisations/${orgId}`}>{t('firmPage')}</Link>}
    >
      <div className="stack">
        <LicenceCards
          licences={shown}
          documents={licence => <Documents licence={licence} views />}
          actions={licence =>
            stepsFor(licence, can, false).length > 0 ? (
              <LicenceActions licence={licence} holder={firm} />
            ) : null
          }
        />
        <FirmFacts firm={firm} />
        <h3>{party('history')}</h3>
        <LicenceHistory licences={shown} />
      </div>
    </Panel>
  )
}
