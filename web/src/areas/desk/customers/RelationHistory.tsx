import { Facts } from '../../../kit/Facts.tsx'
import { time } from '../../../kit/format.ts'
import { Timeline } from '../../../kit/Timeline.tsx'
import { usePartyText } from '../../../parts/party/text.ts'
import { useWord } from '../../../parts/text.ts'
import { zh } from '../text/zh.ts'
import { type DeskWord, useDeskText } from '../text.ts'
import type { RelationDetail } from './wire.ts'

/** Who the customer is and every step of its approval. */
export function RelationHistory({ relation }: { relation: RelationDetail }) {
  const t = useDeskText()
  const party = usePartyText()
  const word = useWord()
  const { partner } = relation
  const stepWord = (step: string) => (`step.${step}` in zh ? t(`step.${step}` as DeskWord) : step)
  return (
    <div className="stack">
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
          [t('requestedBy'), `${relation.requestedName} · ${time(relation.requestedAt)}`],
          [
            t('decidedBy'),
            relation.decidedAt && `${relation.decidedName ?? ''} · ${time(relation.decidedAt)}`,
          ],
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
          ...(step.state === 'rejected' || step.state === 'suspended' ? { tone: 'bad' as const } : {}),
        }))}
      />
    </div>
  )
}
