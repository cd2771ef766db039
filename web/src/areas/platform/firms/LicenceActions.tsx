import type { LicenceRow } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useSession } from '../../../kit/session.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { useWord } from '../../../parts/text.ts'
import { ReasonSheet } from '../ReasonSheet.tsx'
import { usePlatformText } from '../text.ts'
import { CorrectLicenceSheet, RenewLicenceSheet } from './LicenceForms.tsx'
import { type LicenceStep, stepsFor } from './licence-steps.ts'

type Props = { licence: LicenceRow }

/** Verifying is the server's `unlock` of a licence that nobody has seen yet. */
const verbs = { verify: 'unlock', unlock: 'unlock', lock: 'lock', revoke: 'revoke' } as const
type Verb = keyof typeof verbs

function VerbSheet({ licence, step, onClose }: Props & { step: Verb; onClose: () => void }) {
  const t = usePlatformText()
  const word = useWord()
  const send = useSend('/party/')
  const name = word('licence', licence.kind)
  const submit = async (reason: string) => {
    await send(`/party/licences/${licence.licenceId}/${verbs[step]}`, { reason, version: licence.version })
    toast(t(`${step}Done`, { name }))
    onClose()
  }
  return (
    <ReasonSheet
      title={t(`${step}Title`, { name, number: licence.number })}
      hint={t(`${step}Hint`)}
      submit={t(step)}
      onSubmit={submit}
      onClose={onClose}
    />
  )
}

const bad: readonly LicenceStep[] = ['lock', 'revoke']

/** The buttons of one licence. */
export function LicenceActions({ licence }: Props) {
  const t = usePlatformText()
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
      {asking === 'renew' && <RenewLicenceSheet licence={licence} onClose={close} />}
      {asking === 'correct' && <CorrectLicenceSheet licence={licence} onClose={close} />}
      {asking && asking !== 'renew' && asking !== 'correct' && (
        <VerbSheet licence={licence} step={asking} onClose={close} />
      )}
    </>
  )
}
