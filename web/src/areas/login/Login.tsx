import { Button, Input } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { post } from '../../kit/api.ts'
import { Labelled } from '../../kit/form/Labelled.tsx'
import { LoginSay } from '../../kit/frame/LoginAgain.tsx'
import { asProblem, type Problem } from '../../kit/problem.ts'
import { queries } from '../../kit/queries.ts'
import { useFlatSearch } from '../../kit/view.ts'
import { DemoAccounts, useDemoAccounts } from './DemoAccounts.tsx'
import './login.css'
import { LoginPage } from './LoginPage.tsx'
import { useLoginText } from './text.ts'

/** Only a path of this very site: a link may not send people elsewhere after the login. */
const inside = (back: string | undefined) => (back && /^\/(?![/\\])/.test(back) ? back : '/')

/** Name and password, and entering with them. */
function useLogin() {
  const { back } = useFlatSearch()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const enter = async (account: string, secret: string) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await post('/identity/login', { name: account, password: secret, ...(code && { code }) }, true)
      queries.clear()
      // A full load: whatever the former user left in memory is gone.
      location.assign(inside(back))
    } catch (error) {
      const found = asProblem(error)
      // The password was right: the code is asked for in the same place.
      if (found.code === 'identity.code_needed') setAsked(true)
      else setProblem(found)
      setCode('')
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name && password && !busy) void enter(name.trim(), password)
  }
  const pick = (account: { name: string; password: string }) => {
    setName(account.name)
    setPassword(account.password)
    void enter(account.name, account.password)
  }
  return { name, setName, password, setPassword, code, setCode, asked, busy, problem, submit, pick }
}

function LoginForm() {
  const t = useLoginText()
  const accounts = useDemoAccounts()
  const { name, setName, password, setPassword, code, setCode, asked, busy, problem, submit, pick } =
    useLogin()
  useEffect(() => {
    document.title = t('title')
  }, [t])
  if (!accounts) return null
  return (
    <div className="login-cols">
      <form className="login-box" onSubmit={submit}>
        <img src="/icon.svg" alt="" width={40} height={40} />
        <h1>{t('title')}</h1>
        <p className="soft">{t('promise')}</p>
        <Labelled label={t('name')}>
          {id => (
            <Input
              id={id}
              size="large"
              value={name}
              autoComplete="username"
              autoFocus
              onChange={e => setName(e.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('password')}>
          {id => (
            <Input.Password
              id={id}
              size="large"
              value={password}
              autoComplete="current-password"
              onChange={e => setPassword(e.target.value)}
            />
          )}
        </Labelled>
        {asked && (
          <>
            <Labelled label={t('code')}>
              {id => (
                <Input
                  id={id}
                  size="large"
                  value={code}
                  autoComplete="one-time-code"
                  maxLength={30}
                  autoFocus
                  onChange={e => setCode(e.target.value)}
                />
              )}
            </Labelled>
            <p className="soft small">{t('codeHint')}</p>
          </>
        )}
        <p className="login-say bad" role="alert">
          {problem && <LoginSay problem={problem} />}
        </p>
        <Button type="primary" size="large" htmlType="submit" loading={busy} block>
          {t('enter')}
        </Button>
        <p className="soft small">{t('forgot')}</p>
      </form>
      {accounts.length > 0 && <DemoAccounts accounts={accounts} busy={busy} onPick={pick} />}
    </div>
  )
}

export function Login() {
  return (
    <LoginPage>
      <LoginForm />
    </LoginPage>
  )
}
