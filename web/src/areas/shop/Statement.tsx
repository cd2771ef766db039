import type { PartyStatement, StatementRow } from '@yaolian/ledger/contract'
import { Select } from 'antd'
import { Notice } from '../../kit/PageState.tsx'
import { DataTable } from '../../kit/table.ts'
import { useFlatSearch, useGo } from '../../kit/view.ts'
import { StatementSums, statementId, useStatementCard, useStatementColumns } from '../../parts/statement.tsx'
import { usePartText } from '../../parts/text.ts'
import { useShopText } from './text.ts'
import { useSellers } from './useSellers.ts'

/** What I owe, from my own books. */
const payable = { side: 'payable' }

/** Every document between one seller and me, and what I owe after each. */
export function Statement() {
  const t = useShopText()
  const p = usePartText()
  const go = useGo()
  const { partnerId } = useFlatSearch()
  const sellers = useSellers()
  const columns = useStatementColumns('buyer')
  const card = useStatementCard('buyer')
  const choose = (
    <Select
      className="partner"
      aria-label={t('partner')}
      placeholder={t('choosePartner')}
      loading={sellers === undefined}
      {...(partnerId ? { value: partnerId } : {})}
      options={(sellers ?? []).map(one => ({ value: one.sellerId, label: one.sellerName }))}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={t('noPartners')}
      onChange={id => go('/shop/statement', { partnerId: id })}
    />
  )
  if (!partnerId) {
    return (
      <>
        <h1 className="unseen">{t('statement')}</h1>
        <div className="tools">{choose}</div>
        <Notice title={t('choosePartner')} hint={t('choosePartnerHint')} />
      </>
    )
  }
  return (
    <DataTable<StatementRow>
      title={t('statement')}
      path="/trade/statement"
      fixed={payable}
      columns={columns}
      id={statementId}
      card={card}
      totals={false}
      lead={choose}
      sums={page => <StatementSums statement={page as PartyStatement} />}
      empty={{ title: p('st.empty'), hint: p('st.emptyHint') }}
    />
  )
}
