import type { SecondFactor } from '@yaolian/identity/contract'
import { Button, Input } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { onStepUp, post } from '../api.ts'
import { Labelled } from '../form/Labelled.tsx'
import { asProblem, Problem } from '../problem.ts'
import { useGet } from '../queries.ts'
import { Refusal } from '../Refusal.tsx'
import { Sheet } from '../Sheet.tsx'
import { useKitText } from '../text.ts'

type Waiting = { done: () => void; fail: (error: unknown) => void }

/**
 * Asks who is sitting here before a verb that hands out power (keys, roles, signatures): a code where there is an
 * authenticator, else the password. The requests that met the question wait, and are then sent again.
 */
export function StepUp() {
  const [waiting, setWaiting] = useState<Waiting[]>([])
  useEffect(() => {
    onStepUp(() => new Promise<void>((done, fail) => setWaiting(all => [...all, { done, fail }])))
    return () => onStepUp(undefined)
  }, [])
  const settle = (end: (one: Waiting) => void) => {
    waiting.forEach(end)
    setWaiting([])
  }
  if (waiting.length === 0) return null
  const cancel = () => settle(one => one.fail(new Problem({ status: 403, code: 'identity.step_up_needed' })))
  return <Question onDone={() => settle(one => one.done())} onCancel={cancel} />
}

function Question({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const t = useKitText()
  const factor = useGet<SecondFactor>('/identity/second-factor')
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const byCode = factor.data?.enrolled ?? false
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setBusy(true)
    setProblem(undefined)
    try {
      await post('/identity/step-up', byCode ? { code: typed } : { password: typed })
      onDone()
    } catch (error) {
      setProblem(asProblem(error))
      setBusy(false)
    }
  }
  return (
    <Sheet title={t('stepUp')} side="middle" width={400} onClose={onCancel}>
      <form onSubmit={submit} className="stack">
        <p className="soft">{t('stepUpHint')}</p>
        {factor.data && byCode && (
          <Labelled label={t('code')}>
            {id => (
              <Input
                id={id}
                value={typed}
                autoComplete="one-time-code"
                maxLength={30}
                autoFocus
                onChange={event => setTyped(event.target.value)}
              />
            )}
          </Labelled>
        )}
        {factor.data && !byCode && (
          <Labelled label={t('passwordNow')}>
            {id => (
              <Input.Password
                id={id}
                value={typed}
                autoComplete="current-password"
                maxLength={128}
                autoFocus
                onChange={event => setTyped(event.target.value)}
              />
            )}
          </Labelled>
        )}
        {byCode && <p className="soft small">{t('codeHint')}</p>}
        {(problem ?? factor.error) && <Refusal problem={(problem ?? factor.error) as Problem} />}
        <Button type="primary" htmlType="submit" loading={busy} disabled={!typed}>
          {t('stepUpDo')}
        </Button>
      </form>
    </Sheet>
  )
}
