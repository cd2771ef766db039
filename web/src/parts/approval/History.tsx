import { Facts } from '../../kit/Facts.tsx'
import { time } from '../../kit/format.ts'
import { Timeline } from '../../kit/Timeline.tsx'
import { usePartyText } from '../party/text.ts'
import { useWord } from '../text.ts'
import './approval.css'
import { PapersEnd } from './PapersEnd.tsx'
import { isApprovalWord, useApprovalText } from './text.ts'
import type { RelationDetail } from './wire.ts'

const approvedBy = ['approved', 'suspended', 'lapsed']

/** The three signatures of a file: who gave them and when, or that one still waits. */
function Signatures({ relation }: { relation: RelationDetail }) {
  const t = useApprovalText()
  const approval = relation.steps.findLast(step => step.step === 'approve')
  const holds = approvedBy.includes(relation.state)
  const asked = relation.state !== 'draft'
  const signs = [
    { word: 'asker', name: asked ? relation.requestedName : null, at: relation.requestedAt },
    { word: 'reviewer', name: relation.reviewedName, at: relation.reviewedAt },
    { word: 'approver', name: holds ? approval?.byName : null, at: approval?.at },
  ] as const
  return (
    <ol className="signs">
      {signs.map(({ word, name, at }) => (
        <li key={word} className={name ? 'signed' : ''}>
          <span className="soft small">{t(word)}</span>
          <b>{name ?? t('waits')}</b>
          {name && at && <span className="soft small num">{time(at)}</span>}
        </li>
      ))}
    </ol>
  )
}

/** Who the partner is, who signed, and every step of the file. */
export function History({ relation }: { relation: RelationDetail }) {
  const t = useApprovalText()
  const party = usePartyText()
  const word = useWord()
  const { partner } = relation
  const stepWord = (step: string) => {
    const key = `step.${step}`
    return isApprovalWord(key) ? t(key) : step
  }
  return (
    <div className="stack">
      <Signatures relation={relation} />
      <Facts
        rows={[
          [party('kind'), word('org', partner.kind)],
          [
            party('uscc'),
            <span key="uscc" className="code">
              {partner.uscc ?? party('noUscc')}
            </span>,
          ],
          [party('place'), [partner.province, partner.city].join(' ')],
          [t('approvalUntil'), relation.validTo],
          [t('papersTo'), relation.state === 'approved' && <PapersEnd key="to" day={relation.papersTo} />],
          [t('why'), relation.reason],
        ]}
      />
      <Timeline
        moments={relation.steps.toReversed().map(step => ({
          key: String(step.version),
          at: step.at,
          by: step.byName,
          what: stepWord(step.step),
          note: step.reason,
          ...(step.state === 'approved' ? { tone: 'good' as const } : {}),
          ...(['rejected', 'suspended', 'lapsed'].includes(step.state) ? { tone: 'bad' as const } : {}),
        }))}
      />
    </div>
  )
}
