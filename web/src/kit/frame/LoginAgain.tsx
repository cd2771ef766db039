import { Button, Input } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { onLoginLost, post } from '../api.ts'
import { Labelled } from '../form/Labelled.tsx'
import { asProblem, type Problem } from '../problem.ts'
import { Sheet } from '../Sheet.tsx'
import { type KitWord, useKitText } from '../text.ts'

/** The words for a refused login. */
export function loginWord(problem: Problem): KitWord {
  if (problem.passing) return 'network'
  if (problem.status >= 500) return 'serverFault'
  return problem.code.includes('lock') || problem.status === 429 ? 'loginLocked' : 'loginWrong'
}

/**
 * Asks for the password over the page when the server has forgotten the session. Every request that met 401 waits for
 * the answer and is then sent again, so no input is lost.
 */
export function LoginAgain({ name }: { name: string }) {
  const t = useKitText()
  const [waiting, setWaiting] = useState<{ done: () => void; fail: (error: unknown) => void }[]>([])
  const [password, setPassword] = useState('')
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
    setProblem(undefined)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await post('/identity/login', { name, password }, true)
      settle(one => one.done())
    } catch (error) {
      setProblem(asProblem(error))
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
        {problem && (
          <p className="bad" role="alert">
            {t(loginWord(problem))}
          </p>
        )}
        <Button type="primary" htmlType="submit" loading={busy} disabled={!password}>
          {t('loginDo')}
        </Button>
      </form>
    </Sheet>
  )
}
