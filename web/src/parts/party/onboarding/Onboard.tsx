import { Link } from '@tanstack/react-router'
import type { Onboarding } from '@yaolian/party/contract'
import { Button } from 'antd'
import { Icon } from '../../../kit/Icon.tsx'
import { PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'
import { useFlatSearch, useGo } from '../../../kit/view.ts'
import { usePartyText } from '../text.ts'
import '../party.css'
import './onboarding.css'
import { AddressStep } from './AddressStep.tsx'
import { FactsStep } from './FactsStep.tsx'
import { LicencesStep } from './LicencesStep.tsx'
import { SubmitStep } from './SubmitStep.tsx'
import { type OnboardingStep, stepNow, stepsOf } from './steps.ts'

type Props = { firm: Onboarding; own: boolean; path: string }

function PeopleStep({ own, orgId, onDone }: { own: boolean; orgId: string; onDone: () => void }) {
  const t = usePartyText()
  return (
    <div className="stack">
      <p>{t('peopleHint')}</p>
      <p>
        <Link to={own ? '/platform/people' : `/platform/organisations/${orgId}/people`}>
          {t('peopleOpen')}
        </Link>
      </p>
      <div className="row">
        <Button type="primary" onClick={onDone}>
          {t('goOn')}
        </Button>
      </div>
    </div>
  )
}

/** The steps with what is done; any of them can be opened, in any order and on another day. */
function Steps({
  firm,
  own,
  now,
  onGo,
}: Omit<Props, 'path'> & { now: string; onGo: (step: string) => void }) {
  const t = usePartyText()
  return (
    <ol className="steps" aria-label={t('onboarding')}>
      {stepsOf(firm, own).map(({ key, done }, i) => (
        <li key={key}>
          <button type="button" aria-current={key === now ? 'step' : undefined} onClick={() => onGo(key)}>
            <span className={done ? 'step-mark done' : 'step-mark'}>
              {done ? <Icon name="check" size={13} /> : i + 1}
            </span>
            {t(`step.${key}`)}
          </button>
        </li>
      ))}
    </ol>
  )
}

function Wizard({ firm, own, path }: Props) {
  const t = usePartyText()
  const go = useGo()
  const { step } = useFlatSearch()
  const now = stepNow(firm, own, step)
  const open = (key: string) => go(path, { step: key })
  const steps = stepsOf(firm, own)
  const next = () => open(steps[steps.findIndex(one => one.key === now) + 1]?.key ?? 'submit')
  const content: Record<OnboardingStep, React.ReactNode> = {
    facts: <FactsStep firm={firm} onDone={next} />,
    licences: <LicencesStep firm={firm} own={own} onDone={next} />,
    address: <AddressStep firm={firm} onDone={next} />,
    people: <PeopleStep own={own} orgId={firm.orgId} onDone={next} />,
    submit: <SubmitStep firm={firm} />,
  }
  return (
    <div className="page onboarding">
      <div className="page-head">
        <h1>{t('onboardingOf', { name: firm.name })}</h1>
        <p className="soft">{t('onboardingHint')}</p>
      </div>
      <Steps firm={firm} own={own} now={now} onGo={open} />
      <section className="box" aria-labelledby="step-now">
        <h2 id="step-now">{t(`step.${now}`)}</h2>
        {content[now]}
      </section>
    </div>
  )
}

/** 入驻: brings a firm into the house step by step; what is saved stays, so that it can be gone on with any time. */
export function Onboard({ orgId, path }: { orgId: string; path: string }) {
  const { me } = useSession()
  const { data, error, refetch } = useGet<Onboarding>(`/party/onboarding/${orgId}`)
  if (data) return <Wizard firm={data} own={orgId === me.organisation.orgId} path={path} />
  return error ? <PageState {...stateOf(error)} onRetry={() => void refetch()} /> : null
}

export function OwnOnboarding() {
  const { me } = useSession()
  return <Onboard orgId={me.organisation.orgId} path="/platform/onboarding" />
}
