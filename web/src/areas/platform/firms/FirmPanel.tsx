import { Link } from '@tanstack/react-router'
import type { OrganisationDetail } from '@yaolian/party/contract'
import { PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { Panel } from '../../../kit/table.ts'
import { LicenceCards } from '../../../parts/party/LicenceCards.tsx'
import { inOrder } from '../../../parts/party/licences/in-order.ts'
import { usePlatformText } from '../text.ts'
import { FirmBadges, FirmFacts } from './FirmFacts.tsx'

/** A firm beside the list: who it is and its licences. */
export function FirmPanel({ orgId }: { orgId: string }) {
  const t = usePlatformText()
  const { data: firm, error, refetch } = useGet<OrganisationDetail>(`/party/organisations/${orgId}`)
  if (!firm) {
    return (
      <Panel title={t('firm')}>
        {error && <PageState {...stateOf(error)} onRetry={() => void refetch()} />}
      </Panel>
    )
  }
  return (
    <Panel
      title={firm.name}
      badges={<FirmBadges firm={firm} />}
      footer={<Link to={`/platform/organisations/${orgId}`}>{t('firmPage')}</Link>}
    >
      <div className="stack">
        <FirmFacts firm={firm} />
        <LicenceCards licences={inOrder(firm.licences).filter(licence => licence.state !== 'superseded')} />
      </div>
    </Panel>
  )
}
