import type { Onboarding } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useCommand } from '../../../kit/command.ts'
import { time } from '../../../kit/format.ts'
import { Icon } from '../../../kit/Icon.tsx'
import { Refusal } from '../../../kit/Refusal.tsx'
import { useSession } from '../../../kit/session.tsx'
import { useWord } from '../../text.ts'
import { type PartyWord, usePartyText } from '../text.ts'

/** What stands in the way, or the hand-over; afterwards what quality has done with it so far. */
export function SubmitStep({ firm }: { firm: Onboarding }) {
  const t = usePartyText()
  const word = useWord()
  const { today } = useSession()
  const command = useCommand('/party/')
  const { state, gaps, needs, submittedAt, submittedName } = firm
  return (
    <div className="stack">
      {state !== 'open' && (
        <p className={state === 'verified' ? 'good' : 'warn'} role="status">
          <Icon name={state === 'verified' ? 'check' : 'clock'} />{' '}
          {t(`onboarding.${state}`, {
            time: submittedAt ? time(submittedAt, today) : '',
            name: submittedName ?? '',
          })}
        </p>
      )}
      <ul className="needs">
        {needs.map(need => (
          <li key={need.anyOf.join()} className={need.verified ? 'good' : ''}>
            <Icon name={need.verified ? 'check' : need.has ? 'clock' : 'warn'} />
            <span>{need.anyOf.map(kind => word('licence', kind)).join(t('orJoin'))}</span>
            <span className="soft">
              {t(need.verified ? 'needVerified' : need.has ? 'needWaits' : 'needMissing')}
            </span>
          </li>
        ))}
      </ul>
      {gaps.length > 0 && (
        <ul className="needs">
          {gaps.map(gap => (
            <li key={gap} className="warn">
              <Icon name="warn" /> {t(`gap.${gap}` as PartyWord)}
            </li>
          ))}
        </ul>
      )}
      {command.problem && <Refusal problem={command.problem} />}
      {state !== 'verified' && (
        <div className="row">
          <Button
            type="primary"
            size="large"
            disabled={gaps.length > 0}
            loading={command.busy}
            onClick={() => void command.send(`/party/onboarding/${firm.orgId}/submit`)}
          >
            {t(state === 'open' ? 'handIn' : 'handInAgain')}
          </Button>
        </div>
      )}
    </div>
  )
}
