import type { BuyingPolicy as BuyingPolicySchema } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { Static } from 'typebox'
import { useCommand } from '../../kit/command.ts'
import { time } from '../../kit/format.ts'
import { useGet } from '../../kit/queries.ts'
import { Refusal } from '../../kit/Refusal.tsx'
import { useSession } from '../../kit/session.tsx'
import { type CardParts, type Column, DataTable, type Filter } from '../../kit/table.ts'
import { useView } from '../../kit/view.ts'
import { useWord } from '../text.ts'
import { FilePanel } from './FilePanel.tsx'
import { NewProducts } from './NewProducts.tsx'
import { RelationBadge } from './RelationBadge.tsx'
import { useApprovalText } from './text.ts'
import { type FirstProductRow, relationStates } from './wire.ts'

/** A row is a product; its panel is the file that it is in, by the first part of the row's id. */
const rowId = (row: FirstProductRow) => `${row.relationId}.${row.productId}`
const fileOf = (id: string) => id.split('.')[0] ?? ''

function useColumns(): Column<FirstProductRow>[] {
  const t = useApprovalText()
  const { today } = useSession()
  return useMemo(
    () => [
      { key: 'name', title: t('product'), width: 180, grow: true, render: row => row.genericName },
      { key: 'spec', title: t('spec'), width: 170, leave: 2, render: row => row.spec },
      { key: 'maker', title: t('maker'), width: 180, leave: 3, render: row => row.makerName },
      {
        key: 'approvalNo',
        title: t('approvalNo'),
        width: 160,
        leave: 4,
        render: row => <span className="code">{row.approvalNo}</span>,
      },
      { key: 'state', title: t('relation'), width: 110, render: row => <RelationBadge state={row.state} /> },
      { key: 'supplier', title: t('supplier'), width: 200, leave: 1, render: row => row.partnerName },
      {
        key: 'asked',
        title: t('askedAt'),
        width: 110,
        leave: 5,
        render: row => <span className="soft num">{time(row.askedAt, today)}</span>,
      },
    ],
    [t, today],
  )
}

/** Whether this firm approves first purchases: by the rule, by its own choice, or not. */
function Policy() {
  const t = useApprovalText()
  const { can } = useSession()
  const policy = useGet<Static<typeof BuyingPolicySchema>>('/party/buying-policy')
  const change = useCommand('/party/', '/trade/')
  if (!policy.data || policy.data.byLaw) return null
  const on = policy.data.firstProducts
  return (
    <span className="row">
      <span className="soft">{t(on ? 'policyOn' : 'policyOff')}</span>
      {can('party.relation.approve') && (
        <Button
          size="small"
          loading={change.busy}
          onClick={() => void change.send('/party/buying-policy', { firstProducts: !on })}
        >
          {t(on ? 'turnOff' : 'turnOn')}
        </Button>
      )}
      {change.problem && <Refusal problem={change.problem} />}
    </span>
  )
}

/** 首营品种: which products this firm has approved, and those on their way. */
export function FirstProducts() {
  const t = useApprovalText()
  const word = useWord()
  const { can } = useSession()
  const { open } = useView()
  const columns = useColumns()
  const filters = useMemo<Filter[]>(
    () => [
      {
        key: 'state',
        title: t('relation'),
        single: true,
        options: relationStates.map(value => ({ value, label: word('relation', value) })),
      },
    ],
    [t, word],
  )
  const card = (row: FirstProductRow): CardParts => ({
    title: row.genericName,
    side: <RelationBadge state={row.state} />,
    facts: [row.spec, row.makerName].join(' · '),
    foot: [row.partnerName],
  })
  return (
    <DataTable<FirstProductRow>
      title={t('firstProducts')}
      path="/party/first-products"
      columns={columns}
      id={rowId}
      card={card}
      search={t('searchProducts')}
      filters={filters}
      actions={
        <>
          <Policy />
          {can('party.relation.request') && <NewProducts onStarted={id => open(id)} />}
        </>
      }
      panel={id => <FilePanel key={fileOf(id)} relationId={fileOf(id)} />}
      empty={{ title: t('noProducts'), hint: t('noProductsHint') }}
    />
  )
}
