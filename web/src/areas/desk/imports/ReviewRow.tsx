import type { ImportRow, MatchProposal, RowChoice } from '@yaolian/catalogue/contract'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { ProductName, specAndMaker } from '../../../parts/product.tsx'
import { type DeskWord, useDeskText } from '../text.ts'

const compared = ['name', 'form', 'strength', 'pack', 'maker', 'brand', 'approval', 'barcode'] as const

/** `92` with the rule in words and the facts that speak against it. */
function Why({ proposal }: { proposal: MatchProposal }) {
  const t = useDeskText()
  const { comparison, rule } = proposal
  const differing = compared.filter(
    fact => comparison && ['differs', 'near', 'salt', 'alike'].includes(comparison[fact]),
  )
  return (
    <span className="soft small">
      <span className="num score">{proposal.score}</span> {t(`rule.${rule}` as DeskWord)}
      {differing.length > 0 && (
        <span className="warn">
          {' '}
          {t('differsN', { facts: differing.map(fact => t(`differs.${fact}`)).join('、') })}
        </span>
      )}
    </span>
  )
}

type Decide = (choice: RowChoice) => void

function Proposals({ row, onDecide }: { row: ImportRow; onDecide: Decide }) {
  const t = useDeskText()
  return (
    <ul className="proposals">
      {row.proposals.map(proposal => (
        <li key={proposal.product.productId}>
          <span className="proposal">
            <b>
              <ProductName product={proposal.product} />
            </b>
            <span>
              {specAndMaker(proposal.product)}{' '}
              <span className="code small soft">{proposal.product.approvalNo}</span>
            </span>
            <Why proposal={proposal} />
          </span>
          <Button
            size="small"
            aria-label={`${t('choose')} ${proposal.product.genericName} ${proposal.product.spec}`}
            onClick={() =>
              onDecide({ line: row.line, choice: 'accept', productId: proposal.product.productId })
            }
          >
            {t('choose')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function Outcome({ row }: { row: ImportRow }) {
  const t = useDeskText()
  if (!row.product) return null
  return (
    <span className="proposal">
      <b>
        <ProductName product={row.product} />
      </b>
      <span>{specAndMaker(row.product)}</span>
      <span className="good small">
        {row.state === 'drafted' ? `${t('draftIt')} · ` : ''}
        {row.byName ? t('importDecidedBy', { name: row.byName }) : t('ownCodeKnown')}
      </span>
    </span>
  )
}

const knownFaults = [
  'spec.unreadable',
  'spec.empty',
  'name.missing',
  'name.long',
  'text.encoding',
  'row.syntax',
  'row.encoding',
  'row.long',
]

function Faults({ row }: { row: ImportRow }) {
  const t = useDeskText()
  return row.faults.map(fault => (
    <span key={`${fault.column} ${fault.reason}`} className="bad small">
      {fault.column}{' '}
      {t((knownFaults.includes(fault.reason) ? `fault.${fault.reason}` : 'faultOther') as DeskWord)}
      {fault.value && `：${fault.value}`}
    </span>
  ))
}

type Props = {
  row: ImportRow
  current: boolean
  onFocus: () => void
  onDecide: Decide
  onFind: () => void
}

/** One row: what the list says, what it may be and why, and what to do with it. */
export function ReviewRow({ row, current, onFocus, onDecide, onFind }: Props) {
  const t = useDeskText()
  const ref = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const { line, cells, state } = row
  const settled = state === 'accepted' || state === 'drafted' || state === 'skipped'
  const facts = [cells.spec, cells.unit, cells.maker].filter(Boolean).join(' · ')
  return (
    <li ref={ref} className="import-row" aria-current={current || undefined} onPointerDown={onFocus}>
      <div className="import-said">
        <span className="soft small">
          {t('lineNo', { line })} {cells.code}
        </span>
        <b>{[cells.name, cells.brand].filter(Boolean).join(' ')}</b>
        <span>
          {facts} <span className="code small soft">{cells.approvalNo}</span>
        </span>
        <Faults row={row} />
      </div>
      {settled ? <Outcome row={row} /> : <Proposals row={row} onDecide={onDecide} />}
      <div className="import-acts">
        {settled ? (
          <Button size="small" onClick={() => onDecide({ line, choice: 'reopen' })}>
            {t('reopenIt')}
          </Button>
        ) : (
          <>
            <Button size="small" onClick={onFind}>
              {t('findOther')}
            </Button>
            {state === 'open' && (
              <Button size="small" onClick={() => onDecide({ line, choice: 'draft' })}>
                {t('draftIt')}
              </Button>
            )}
            <Button size="small" type="text" onClick={() => onDecide({ line, choice: 'skip' })}>
              {t('skipIt')}
            </Button>
          </>
        )}
      </div>
    </li>
  )
}
