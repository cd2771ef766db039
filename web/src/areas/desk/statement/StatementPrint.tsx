import { useQuery } from '@tanstack/react-query'
import type { StatementRow } from '@yaolian/ledger/contract'
import type { OrganisationCard } from '@yaolian/party/contract'
import { Button } from 'antd'
import { Money } from '../../../kit/figures.tsx'
import { Entrance } from '../../../kit/frame/Frame.tsx'
import { PageState, stateOf } from '../../../kit/PageState.tsx'
import { asProblem } from '../../../kit/problem.ts'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'
import { useFlatSearch } from '../../../kit/view.ts'
import { useStatementKind } from '../../../parts/statement.tsx'
import { usePartText } from '../../../parts/text.ts'
import { useDeskText } from '../text.ts'
import './print.css'
import { printMax, readAll, type WholeStatement } from './read-all.ts'

const sum = (fen: number) => (fen === 0 ? '' : <Money fen={fen} sign={false} />)

function Rows({ statement }: { statement: WholeStatement }) {
  const p = usePartText()
  const kind = useStatementKind('seller')
  const total = (side: 'debitFen' | 'creditFen') => statement.rows.reduce((fen, row) => fen + row[side], 0)
  const line = (row: StatementRow) => (
    <tr key={row.documentId + row.code}>
      <td>{row.businessDate}</td>
      <td>{row.documentNo}</td>
      <td>{kind(row.code)}</td>
      <td className="right">{sum(row.debitFen)}</td>
      <td className="right">{sum(row.creditFen)}</td>
      <td className="right">
        <Money fen={row.balanceFen} sign={false} />
      </td>
    </tr>
  )
  return (
    <table>
      <thead>
        <tr>
          <th>{p('st.date')}</th>
          <th>{p('st.document')}</th>
          <th>{p('st.kind')}</th>
          <th className="right">{p('st.moreSeller')}</th>
          <th className="right">{p('st.lessSeller')}</th>
          <th className="right">{p('st.owed')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td colSpan={5}>{p('st.opening')}</td>
          <td className="right">
            <Money fen={statement.openingFen} sign={false} />
          </td>
        </tr>
        {statement.rows.map(line)}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={3}>{p('st.closing')}</td>
          <td className="right">{sum(total('debitFen'))}</td>
          <td className="right">{sum(total('creditFen'))}</td>
          <td className="right">
            <Money fen={statement.closingFen} sign={false} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

function Paper({ statement }: { statement: WholeStatement }) {
  const t = useDeskText()
  const { me, today } = useSession()
  const { partnerId = '', from = '', to = '' } = useFlatSearch()
  const buyer = useGet<OrganisationCard>(`/party/organisations/${partnerId}/card`).data
  return (
    <>
      <div className="paper-do">
        {statement.whole ? (
          <Button type="primary" disabled={!buyer} onClick={() => print()}>
            {t('printNow')}
          </Button>
        ) : (
          <p className="bad">{t('printTooMany', { max: printMax })}</p>
        )}
      </div>
      <article className="paper">
        <h1>{t('printTitle')}</h1>
        <p className="paper-head">
          <span>{`${t('printSeller')}  ${me.organisation.name}`}</span>
          <span>{`${t('printBuyer')}  ${buyer?.name ?? ''}`}</span>
        </p>
        <p className="paper-head">
          <span>{t('printPeriod', { from, to })}</span>
          <span>{t('printPage', { n: statement.rows.length })}</span>
        </p>
        <Rows statement={statement} />
        <div className="paper-sign">
          {[t('printSeller'), t('printBuyer')].map(side => (
            <p key={side}>
              {side}
              <span>{t('printSign')}</span>
            </p>
          ))}
        </div>
        <p className="paper-foot">{t('printDate', { day: today })}</p>
      </article>
    </>
  )
}

function Loaded() {
  const t = useDeskText()
  const { partnerId = '', from = '', to = '' } = useFlatSearch()
  const query = { partnerId, from, to, side: 'receivable' }
  const all = useQuery({
    queryKey: ['/trade/statement', query, 'all'],
    queryFn: ({ signal }) => readAll(query, signal),
  })
  if (all.error) return <PageState {...stateOf(asProblem(all.error))} onRetry={() => void all.refetch()} />
  if (!all.data) return <p className="page soft">{t('printReading')}</p>
  return <Paper statement={all.data} />
}

/** /desk/statement/print: the whole period on A4 for stamp and signature, without the frame around it. */
export const StatementPrint = () => (
  <Entrance>
    <main id="main" className="paper-page">
      <Loaded />
    </main>
  </Entrance>
)
