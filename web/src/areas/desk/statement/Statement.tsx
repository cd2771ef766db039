import { Link } from '@tanstack/react-router'
import type { PartyStatement, StatementRow } from '@yaolian/ledger/contract'
import type { OrganisationCard } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { addDays } from '../../../kit/format.ts'
import { Icon } from '../../../kit/Icon.tsx'
import { Notice } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'
import { DataTable } from '../../../kit/table.ts'
import { stringifySearch, useFlatSearch, useGo } from '../../../kit/view.ts'
import {
  StatementSums,
  statementId,
  useStatementCard,
  useStatementColumns,
} from '../../../parts/statement.tsx'
import { usePartText } from '../../../parts/text.ts'
import { CustomerSelect } from '../CustomerSelect.tsx'
import { useDeskText } from '../text.ts'
import { PaymentSheet } from './PaymentSheet.tsx'
import { Period } from './Period.tsx'

/** The period that a statement covers when nobody chose one (as the server does). */
export const usualPeriod = (today: string) => ({ from: addDays(today, -90), to: today })

function Choose({ partnerId }: { partnerId: string | undefined }) {
  const go = useGo()
  const search = useFlatSearch()
  const keep = { ...(search.from ? { from: search.from } : {}), ...(search.to ? { to: search.to } : {}) }
  return (
    <CustomerSelect value={partnerId} onChange={id => go('/desk/statement', { ...keep, partnerId: id })} />
  )
}

function Actions({ partnerId }: { partnerId: string }) {
  const t = useDeskText()
  const { can, today } = useSession()
  const search = useFlatSearch()
  const [paying, setPaying] = useState(false)
  const customer = useGet<OrganisationCard>(`/party/organisations/${partnerId}/card`, {
    staleTime: 300_000,
  }).data
  const period = usualPeriod(today)
  const print = stringifySearch({ partnerId, from: search.from ?? period.from, to: search.to ?? period.to })
  return (
    <>
      <Button
        className="tool only-wide"
        icon={<Icon name="file" />}
        href={`/desk/statement/print${print}`}
        target="_blank"
      >
        {t('print')}
      </Button>
      {can('trade.payment.record') && (
        <Button type="primary" disabled={!customer} onClick={() => setPaying(true)}>
          {t('recordPayment')}
        </Button>
      )}
      {paying && customer && <PaymentSheet customer={customer} onClose={() => setPaying(false)} />}
    </>
  )
}

/** Where a document of a statement has a page of its own. */
function DocumentNo({ row }: { row: StatementRow }) {
  const to = ['order', 'ship', 'sign', 'cancel'].includes(row.code)
    ? `/desk/orders/${row.documentId}`
    : row.code === 'return' && '/desk/returns'
  if (!to) return <span className="num">{row.documentNo}</span>
  const search = row.code === 'return' ? { open: row.documentId } : {}
  return (
    <Link to={to as string} search={search as never} className="num">
      {row.documentNo}
    </Link>
  )
}

function useLinkedColumns() {
  const columns = useStatementColumns('seller')
  return useMemo(
    () =>
      columns.map(column =>
        column.key === 'document'
          ? { ...column, render: (row: StatementRow) => <DocumentNo row={row} /> }
          : column,
      ),
    [columns],
  )
}

/** What one customer owes, document by document, and where its payments are recorded. */
export function Statement() {
  const t = useDeskText()
  const part = usePartText()
  const { today } = useSession()
  const { partnerId } = useFlatSearch()
  const columns = useLinkedColumns()
  const card = useStatementCard('seller')
  if (!partnerId) {
    return (
      <>
        <h1 className="unseen">{t('statement')}</h1>
        <div className="tools">
          <Choose partnerId={undefined} />
        </div>
        <Notice title={t('pickCustomer')} hint={t('pickCustomerHint')} />
      </>
    )
  }
  return (
    <DataTable<StatementRow>
      key={partnerId}
      title={t('statement')}
      path="/trade/statement"
      columns={columns}
      id={statementId}
      card={card}
      totals={false}
      lead={
        <>
          <Choose partnerId={partnerId} />
          <Period usual={usualPeriod(today)} />
        </>
      }
      actions={<Actions partnerId={partnerId} />}
      sums={page => <StatementSums statement={page as unknown as PartyStatement} />}
      empty={{ title: part('st.empty'), hint: part('st.emptyHint') }}
    />
  )
}
