import type { LicenceRow } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useSession } from '../../../kit/session.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { useWord } from '../../text.ts'
import { usePartyText } from '../text.ts'
import { AddScansSheet } from './AddScansSheet.tsx'
import { CorrectLicenceSheet, RenewLicenceSheet } from './LicenceForms.tsx'
import { type LicenceStep, stepsFor } from './licence-steps.ts'
import type { Holder } from './NumberRead.tsx'
import { StepSheet, type StepValue } from './StepSheet.tsx'

type Props = { licence: LicenceRow; holder: Holder }

/** Verifying is the server's `unlock` of a licence that nobody has seen yet. */
const verbs = {
  verify: 'unlock',
  unlock: 'unlock',
  lock: 'lock',
  revoke: 'revoke',
  check: 'check',
  return: 'return',
} as const
type Verb = keyof typeof verbs

function VerbSheet({ licence, step, onClose }: { licence: LicenceRow; step: Verb; onClose: () => void }) {
  const t = usePartyText()
  const word = useWord()
  const send = useSend('/party/')
  const name = word('licence', licence.kind)
  const submit = async (value: StepValue) => {
    await send(`/party/licences/${licence.licenceId}/${verbs[step]}`, { ...value, version: licence.version })
    toast(t(`${step}Done`, { name }))
    onClose()
  }
  return (
    <StepSheet
      title={t(`${step}Title`, { name, number: licence.number })}
      hint={t(`${step}Hint`)}
      submit={t(step)}
      files={step === 'unlock'}
      onSubmit={submit}
      onClose={onClose}
    />
  )
}

const bad: readonly LicenceStep[] = ['lock', 'revoke', 'return']
const isVerb = (step: LicenceStep): step is Verb => step in verbs

/** The buttons of one licence. */
export function LicenceActions({ licence, holder }: Props) {
  const t = usePartyText()
  const { me, can } = useSession()
  const [asking, setAsking] = useState<LicenceStep>()
  const close = () => setAsking(undefined)
  return (
    <>
      {stepsFor(licence, can, licence.orgId === me.organisation.orgId).map(step => (
        <Button
          key={step}
          size="small"
          type={step === 'verify' ? 'primary' : 'default'}
          danger={bad.includes(step)}
          onClick={() => setAsking(step)}
        >
          {t(step)}
        </Button>
      ))}
      {asking === 'renew' && <RenewLicenceSheet licence={licence} holder={holder} onClose={close} />}
      {asking === 'correct' && <CorrectLicenceSheet licence={licence} holder={holder} onClose={close} />}
      {asking === 'scan' && <AddScansSheet licence={licence} onClose={close} />}
      {asking && isVerb(asking) && <VerbSheet licence={licence} step={asking} onClose={close} />}
    </>
  )
}
