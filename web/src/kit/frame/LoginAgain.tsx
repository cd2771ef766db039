import { Button, Input } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { onLoginLost, post } from '../api.ts'
import { Labelled } from '../form/Labelled.tsx'
import { asProblem, type Problem } from '../problem.ts'
import { useRefusalWords } from '../refusals.ts'
import { Sheet } from '../Sheet.tsx'
import { useKitText } from '../text.ts'

/** Why a login was not let in, in a sentence. */
export function LoginSay({ problem }: { problem: Problem }) {
  const t = useKitText()
  const refusal = useRefusalWords()
  if (problem.passing) return t('network')
  if (problem.status >= 500) return t('serverFault')
  return refusal(problem.code, problem.facts) || t('loginWrong')
}

/**
 * Asks for the password over the page when the server has forgotten the session. Every request that met 401 waits for
 * the answer and is then sent again, so no input is lost.
 */
export function LoginAgain({ name }: { name: string }) {
  const t = useKitText()
  const [waiting, setWaiting] = useState<{ done: () => void; fail: (error: unknown) => void }[]>([])
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    onLoginLost(() => new Promise((done, fail) => setWaiting(all => [...all, { done, fail }])))
    return () => onLoginLost(undefined)
  }, [])
  if (waiting.length === 0) return null
  const settle = (end: (one: (typeof waiting)[number]) => void) => {
    waiting.forEach(end)
    setWaiting([])
    setPassword('')
    setCode('')
    setAsked(false)
    setProblem(undefined)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await post('/identity/login', { name, password, ...(code && { code }) }, true)
      settle(one => one.done())
    } catch (error) {
      const found = asProblem(error)
      if (found.code === 'identity.code_needed') setAsked(true)
      else setProblem(found)
      setCode('')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Sheet title={t('loginAgain')} side="middle" width={400} onClose={() => location.assign('/login')}>
      <form onSubmit={submit} className="stack">
        <p className="soft">{t('loginAgainHint')}</p>
        <Labelled label={t('loginName')}>
          {id => <Input id={id} value={name} readOnly autoComplete="username" />}
        </Labelled>
        <Labelled label={t('loginPassword')}>
          {id => (
            <Input.Password
              id={id}
              value={password}
              autoComplete="current-password"
              autoFocus
              onChange={event => setPassword(event.target.value)}
            />
          )}
        </Labelled>
        {asked && (
          <Labelled label={t('code')}>
            {id => (
              <Input
                id={id}
                value={code}
                autoComplete="one-time-code"
                maxLength={30}
                autoFocus
                onChange={event => setCode(event.target.value)}
              />
            )}
          </Labelled>
        )}
        {problem && (
          <p className="bad" role="alert">
            <LoginSay problem={problem} />
          </p>
        )}
        <Button type="primary" htmlType="submit" loading={busy} disabled={!password}>
          {t('loginDo')}
        </Button>
      </form>
    </Sheet>
  )
}
