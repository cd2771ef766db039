import type { FactorStarted, RecoveryCodes } from '@yaolian/identity/contract'
import { Button, Input } from 'antd'
import { type FormEvent, lazy, Suspense, useRef, useState } from 'react'
import { post } from '../api.ts'
import { Labelled } from '../form/Labelled.tsx'
import { asProblem, type Problem } from '../problem.ts'
import { Refusal } from '../Refusal.tsx'
import { useKitText } from '../text.ts'
import { useCopy } from '../useCopy.ts'

const QrCode = lazy(() => import('./QrCode.tsx').then(m => ({ default: m.QrCode })))

/** One question and its button; `ask` throws a Problem, which is shown. */
function useStep<T>(ask: (typed: string) => Promise<T>, onAnswer: (answer: T) => void) {
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    try {
      onAnswer(await ask(typed))
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return { typed, setTyped, busy, problem, submit }
}

function PasswordStep({ onStarted }: { onStarted: (started: FactorStarted) => void }) {
  const t = useKitText()
  const step = useStep(
    password => post<FactorStarted>('/identity/second-factor/start', { password }),
    onStarted,
  )
  return (
    <form onSubmit={step.submit} className="stack">
      <Labelled label={t('enrolPassword')}>
        {id => (
          <Input.Password
            id={id}
            value={step.typed}
            autoComplete="current-password"
            maxLength={128}
            onChange={event => step.setTyped(event.target.value)}
          />
        )}
      </Labelled>
      {step.problem && <Refusal problem={step.problem} />}
      <Button type="primary" htmlType="submit" loading={step.busy} disabled={!step.typed}>
        {t('enrolStart')}
      </Button>
    </form>
  )
}

type CodeStepProps = { started: FactorStarted; onDone: (codes: string[]) => void }

function CodeStep({ started, onDone }: CodeStepProps) {
  const t = useKitText()
  const step = useStep(
    code => post<RecoveryCodes>('/identity/second-factor/confirm', { code }),
    answer => onDone(answer.codes),
  )
  return (
    <form onSubmit={step.submit} className="stack">
      <p className="soft">{t('enrolScan')}</p>
      <Suspense fallback={<div className="qr" />}>
        <QrCode text={started.uri} label={t('enrolQr')} />
      </Suspense>
      <details>
        <summary>{t('enrolType')}</summary>
        <code className="code">{started.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </details>
      <Labelled label={t('enrolCode')}>
        {id => (
          <Input
            id={id}
            value={step.typed}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            onChange={event => step.setTyped(event.target.value)}
          />
        )}
      </Labelled>
      {step.problem && <Refusal problem={step.problem} />}
      <Button type="primary" htmlType="submit" loading={step.busy} disabled={step.typed.length < 6}>
        {t('enrolConfirm')}
      </Button>
    </form>
  )
}

/** Shown this once: the server keeps only their hashes. */
export function RecoveryList({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useKitText()
  const field = useRef<HTMLTextAreaElement>(null)
  const copy = useCopy(field)
  return (
    <div className="stack">
      <p className="remark">{t('recoveryHint')}</p>
      <textarea
        ref={field}
        className="recovery code"
        readOnly
        rows={codes.length}
        value={codes.join('\n')}
        aria-label={t('recoveryTitle')}
      />
      <div className="row">
        <Button onClick={() => void copy(codes.join('\n'))}>{t('recoveryCopy')}</Button>
        <Button type="primary" onClick={onClose}>
          {t('recoveryKept')}
        </Button>
      </div>
    </div>
  )
}

/** Ties an authenticator app to the account: password, QR code, first code, recovery codes. */
export function Enrol({ onClose }: { onClose: () => void }) {
  const [started, setStarted] = useState<FactorStarted>()
  const [codes, setCodes] = useState<string[]>()
  if (codes) return <RecoveryList codes={codes} onClose={onClose} />
  if (started) return <CodeStep started={started} onDone={setCodes} />
  return <PasswordStep onStarted={setStarted} />
}
