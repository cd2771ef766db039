import type { PartyStatement, StatementRow } from '@yaolian/ledger/contract'
import { useCallback, useMemo } from 'react'
import { Money } from '../kit/figures.tsx'
import type { CardParts, Column } from '../kit/table.ts'
import { knownWord, usePartText, useWord } from './text.ts'

export type StatementSide = 'seller' | 'buyer'

/** 收款 for the seller, 付款 for the buyer; most documents are called the same by both. */
export function useStatementKind(side: StatementSide): (code: string) => string {
  const t = usePartText()
  const word = useWord()
  return useCallback(
    code => {
      const own = `statement.${code}.${side}`
      return knownWord(own) ? t(own) : word('statement', code)
    },
    [t, word, side],
  )
}

export const statementId = (row: StatementRow): string => `${row.documentId} ${row.code} ${row.balanceFen}`

/**
 * Columns of a statement (往来对账单). What makes the debt grow is debit in the seller's books and credit in the
 * buyer's, so the side decides which column says "more".
 */
export function useStatementColumns(side: StatementSide): Column<StatementRow>[] {
  const t = usePartText()
  const kind = useStatementKind(side)
  return useMemo(() => {
    const money = (fen: number) => (fen === 0 ? '' : <Money fen={fen} sign={false} />)
    const grows = (row: StatementRow) => (side === 'seller' ? row.debitFen : row.creditFen)
    const shrinks = (row: StatementRow) => (side === 'seller' ? row.creditFen : row.debitFen)
    return [
      {
        key: 'document',
        title: t('st.document'),
        width: 190,
        render: row => <span className="num">{row.documentNo}</span>,
      },
      {
        key: 'date',
        title: t('st.date'),
        width: 110,
        render: row => <span className="num">{row.businessDate}</span>,
      },
      {
        key: 'kind',
        title: t('st.kind'),
        width: 120,
        grow: true,
        render: row => kind(row.code),
      },
      {
        key: 'more',
        title: t(side === 'seller' ? 'st.moreSeller' : 'st.more'),
        width: 130,
        align: 'right',
        render: row => money(grows(row)),
      },
      {
        key: 'less',
        title: t(side === 'seller' ? 'st.lessSeller' : 'st.less'),
        width: 130,
        align: 'right',
        render: row => money(shrinks(row)),
      },
      {
        key: 'owed',
        title: t('st.owed'),
        width: 140,
        align: 'right',
        render: row => (
          <b>
            <Money fen={row.balanceFen} sign={false} />
          </b>
        ),
      },
    ]
  }, [t, kind, side])
}

export function useStatementCard(side: StatementSide): (row: StatementRow) => CardParts {
  const t = usePartText()
  const kind = useStatementKind(side)
  return useMemo(
    () => row => {
      const change = side === 'seller' ? row.debitFen - row.creditFen : row.creditFen - row.debitFen
      return {
        title: <span className="num">{row.documentNo}</span>,
        side: <span className="soft">{kind(row.code)}</span>,
        facts: <span className="num">{row.businessDate}</span>,
        foot: [
          <span key="change" className={change < 0 ? 'good' : undefined}>
            {change > 0 ? '+' : ''}
            <Money fen={change} sign={false} />
          </span>,
          <span key="owed">
            {t('st.owed')}{' '}
            <b>
              <Money fen={row.balanceFen} />
            </b>
          </span>,
        ],
      }
    },
    [t, kind, side],
  )
}

/** Opening, closing and what is still on its way. */
export function StatementSums({ statement }: { statement: Partial<PartyStatement> }) {
  const t = usePartText()
  const one = (label: string, fen: number | undefined) =>
    fen !== undefined && (
      <span>
        {label} <Money fen={fen} />
      </span>
    )
  return (
    <>
      {one(t('st.opening'), statement.openingFen)}
      {one(t('st.closing'), statement.closingFen)}
      {one(t('st.pending'), statement.pendingFen)}
    </>
  )
}
