import { Link } from '@tanstack/react-router'
import { Notice, PageState, stateOf } from '../../../kit/PageState.tsx'
import { useSession } from '../../../kit/session.tsx'
import { type Tab, Tabs } from '../../../kit/Tabs.tsx'
import { Panel } from '../../../kit/table.ts'
import { LicenceBadge } from '../../../parts/badges.tsx'
import { LicenceCards } from '../../../parts/party/LicenceCards.tsx'
import { useDeskText } from '../text.ts'
import { CreditTab } from './CreditTab.tsx'
import { RelationActions } from './RelationActions.tsx'
import { RelationBadge } from './RelationBadge.tsx'
import { RelationHistory } from './RelationHistory.tsx'
import { useRelation } from './useRelation.ts'
import type { RelationDetail } from './wire.ts'

function useTabs(relation: RelationDetail): Tab[] {
  const t = useDeskText()
  const { can } = useSession()
  const customer = relation.partner
  const tabs: (Tab & { open: boolean })[] = [
    {
      key: 'approval',
      label: t('tabApproval'),
      open: true,
      content: <RelationHistory relation={relation} />,
    },
    {
      key: 'licences',
      label: t('tabLicences'),
      open: true,
      content: <LicenceCards licences={relation.licences} />,
    },
    {
      key: 'credit',
      label: t('tabCredit'),
      open: can('credit.read') && relation.state !== 'pending',
      content: <CreditTab customer={customer} />,
    },
  ]
  return tabs.filter(tab => tab.open)
}

function Loaded({ relation }: { relation: RelationDetail }) {
  const t = useDeskText()
  const { can } = useSession()
  const tabs = useTabs(relation)
  const { partner } = relation
  const badges = (
    <>
      <RelationBadge state={relation.state} />
      {partner.licenceHealth !== 'valid' && <LicenceBadge state={partner.licenceHealth} />}
    </>
  )
  const footer = (
    <>
      <RelationActions relation={relation} />
      <span className="push row">
        {can('trade.order.read') && (
          <Link to="/desk/orders" search={{ 'f.partner': partner.orgId } as never}>
            {t('ordersOf')}
          </Link>
        )}
        {can('trade.statement.read') && (
          <Link to="/desk/statement" search={{ partnerId: partner.orgId } as never}>
            {t('statementOfCustomer')}
          </Link>
        )}
      </span>
    </>
  )
  return (
    <Panel title={partner.name} badges={badges} footer={footer}>
      <Tabs label={partner.name} tabs={tabs} />
    </Panel>
  )
}

/** A customer beside the list: approval, licences, credit, contract prices. */
export function CustomerPanel({ orgId }: { orgId: string }) {
  const t = useDeskText()
  const { detail, none, problem, retry } = useRelation(orgId)
  if (detail) return <Loaded key={orgId} relation={detail} />
  return (
    <Panel title={t('customer')}>
      {problem && <PageState {...stateOf(problem)} onRetry={retry} />}
      {none && <Notice title={t('noRelation')} hint={t('noRelationHint')} />}
    </Panel>
  )
}
