import { Link } from '@tanstack/react-router'
import { Notice, PageState, stateOf } from '../../../kit/PageState.tsx'
import { useSession } from '../../../kit/session.tsx'
import type { Tab } from '../../../kit/Tabs.tsx'
import { Panel } from '../../../kit/table.ts'
import { CustomerSalesperson } from '../../../parts/approval/CustomerSalesperson.tsx'
import { LoadedFile } from '../../../parts/approval/FilePanel.tsx'
import { useApprovalText } from '../../../parts/approval/text.ts'
import { HistoryLink } from '../../../parts/audit/HistoryLink.tsx'
import { useDeskText } from '../text.ts'
import { CreditTab } from './CreditTab.tsx'
import { useRelation } from './useRelation.ts'
import type { RelationDetail } from './wire.ts'

/** States in which the firm is a customer, or may become one soon: a credit line can be prepared. */
const known = ['reviewed', 'approved', 'suspended', 'lapsed']

function useTabs(relation: RelationDetail): Tab[] {
  const t = useDeskText()
  const approval = useApprovalText()
  const { can } = useSession()
  if (!known.includes(relation.state)) return []
  const person = {
    key: 'salesperson',
    label: approval('tabSalespeople'),
    content: <CustomerSalesperson relation={relation} />,
  }
  const credit = {
    key: 'credit',
    label: t('tabCredit'),
    content: <CreditTab customer={relation.partner} />,
  }
  return can('credit.read') ? [person, credit] : [person]
}

function Loaded({ relation }: { relation: RelationDetail }) {
  const t = useDeskText()
  const { can } = useSession()
  const { partner } = relation
  const links = (
    <>
      <HistoryLink subjectId={relation.relationId} />
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
    </>
  )
  return <LoadedFile relation={relation} tabs={useTabs(relation)} links={links} />
}

/** A customer beside the list: approval by three people, papers, licences, salesperson, credit. */
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
