import { Button } from 'antd'
import { useState } from 'react'
import { address } from '../../kit/api.ts'
import { useCommand } from '../../kit/command.ts'
import { Icon } from '../../kit/Icon.tsx'
import { Refusal } from '../../kit/Refusal.tsx'
import { useSession } from '../../kit/session.tsx'
import { useWord } from '../text.ts'
import './approval.css'
import { type PaperAsked, PaperForm } from './PaperForm.tsx'
import { PapersEnd } from './PapersEnd.tsx'
import { useApprovalText } from './text.ts'
import { type RelationDetail, relationPath } from './wire.ts'

type Paper = RelationDetail['papers'][number]
const opened = ['draft', 'returned']
const renewed = [...opened, 'approved', 'suspended']

/** The kinds that have no running paper, as the server will say too. */
export function missingKinds(relation: RelationDetail, today: string): string[] {
  const running = new Set(
    relation.papers.filter(p => p.validTo === null || p.validTo >= today).map(p => p.kind as string),
  )
  return relation.needs.map(need => need.kind).filter(kind => !running.has(kind))
}

type RowProps = { paper: Paper; relation: RelationDetail; onRemove: (() => void) | undefined }

function PaperLine({ paper, relation, onRemove }: RowProps) {
  const t = useApprovalText()
  const product = relation.products.find(one => one.productId === paper.productId)
  const file = address(`${relationPath(relation.relationId)}/papers/${paper.paperId}/file`)
  return (
    <li className="paper">
      <span className="row">
        <a href={file} target="_blank" rel="noreferrer">
          {paper.fileName}
        </a>
        {paper.number && <span className="code">{paper.number}</span>}
        {product && <span className="soft">{product.genericName}</span>}
        {onRemove && (
          <button
            type="button"
            className="quiet"
            onClick={onRemove}
            aria-label={t('remove')}
            title={t('remove')}
          >
            <Icon name="trash" />
          </button>
        )}
      </span>
      <span className="row small">
        {paper.validTo && <PapersEnd day={paper.validTo} />}
        <span className={paper.acceptedAt ? 'soft' : 'warn'}>
          {paper.acceptedAt ? t('checkedBy', { name: paper.acceptedName ?? '' }) : t('notChecked')}
        </span>
        {paper.note && <span className="soft">{paper.note}</span>}
      </span>
    </li>
  )
}

/** The documents that a file needs, those that are there, and what is missing. */
export function Checklist({ relation }: { relation: RelationDetail }) {
  const t = useApprovalText()
  const word = useWord()
  const { can, today } = useSession()
  const [asked, setAsked] = useState<PaperAsked>()
  const removing = useCommand('/party/')
  const may = can('party.relation.request')
  const puts = may && renewed.includes(relation.state)
  const takes = may && opened.includes(relation.state)
  const missing = missingKinds(relation, today)
  const others: PaperAsked = { kind: 'other', numbered: false, term: false }
  const needed = new Set<string>(relation.needs.map(need => need.kind))
  const rows = [...relation.needs, ...(relation.papers.some(p => !needed.has(p.kind)) ? [others] : [])]
  const path = relationPath(relation.relationId)
  return (
    <div className="stack">
      <p className={missing.length > 0 ? 'warn' : 'soft'} aria-live="polite">
        {missing.length > 0 ? t('missingSome', { n: missing.length }) : t('complete')}
      </p>
      <ul className="papers">
        {rows.map(need => {
          const there = relation.papers.filter(p =>
            need.kind === 'other' ? !needed.has(p.kind) : p.kind === need.kind,
          )
          const lacks = missing.includes(need.kind)
          return (
            <li key={need.kind}>
              <span className="row">
                <Icon name={lacks ? 'warn' : 'check'} />
                <b>{word('paper', need.kind)}</b>
                {lacks && <span className="bad">{t('missing')}</span>}
                {puts && (
                  <Button size="small" className="push" onClick={() => setAsked(need)}>
                    {t(there.length > 0 ? 'renewPaper' : 'addPaper')}
                  </Button>
                )}
              </span>
              <ul>
                {there.map(paper => (
                  <PaperLine
                    key={paper.paperId}
                    paper={paper}
                    relation={relation}
                    onRemove={
                      takes ? () => void removing.send(`${path}/papers/${paper.paperId}/remove`) : undefined
                    }
                  />
                ))}
              </ul>
            </li>
          )
        })}
      </ul>
      {puts && (
        <div>
          <Button size="small" onClick={() => setAsked(others)}>
            {t('addOther')}
          </Button>
        </div>
      )}
      {removing.problem && <Refusal problem={removing.problem} />}
      {asked && (
        <PaperForm relationId={relation.relationId} asked={asked} onClose={() => setAsked(undefined)} />
      )}
    </div>
  )
}
