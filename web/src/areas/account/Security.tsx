import type { PasswordRules, RecoveryCodes, SecondFactor } from '@yaolian/identity/contract'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { post } from '../../kit/api.ts'
import { Labelled } from '../../kit/form/Labelled.tsx'
import { time } from '../../kit/format.ts'
import { Enrol, RecoveryList } from '../../kit/frame/Enrol.tsx'
import { PasswordSheet } from '../../kit/frame/PasswordSheet.tsx'
import { PageState, stateOf } from '../../kit/PageState.tsx'
import { asProblem, type Problem } from '../../kit/problem.ts'
import { refresh, useGet } from '../../kit/queries.ts'
import { Refusal } from '../../kit/Refusal.tsx'
import { Sheet } from '../../kit/Sheet.tsx'
import { toast } from '../../kit/toast.tsx'
import { useAccountText } from './text.ts'

function PasswordBox() {
  const t = useAccountText()
  const rules = useGet<PasswordRules>('/identity/password-rules', { staleTime: 600_000 }).data
  const [changing, setChanging] = useState(false)
  return (
    <section className="box">
      <h2>{t('passwordTitle')}</h2>
      {rules && (
        <ul className="rules soft" aria-label={t('rulesTitle')}>
          <li>
            {t('ruleLength', { min: rules.lengthMin, max: rules.lengthMax, distinct: rules.distinctMin })}
          </li>
          <li>{t('ruleName')}</li>
          <li>{t('ruleLock', { attempts: rules.attemptsMax, minutes: rules.lockMinutes })}</li>
          <li>{t('ruleSession', { hours: rules.sessionIdleHours, days: rules.sessionDays })}</li>
        </ul>
      )}
      <Button onClick={() => setChanging(true)}>{t('changePassword')}</Button>
      {changing && <PasswordSheet must={false} onClose={() => setChanging(false)} />}
    </section>
  )
}

type CodeSheetProps = {
  title: string
  hint: string
  /** Throws a Problem where the code is wrong. */
  onCode: (code: string) => Promise<void>
  onClose: () => void
}

function CodeSheet({ title, hint, onCode, onClose }: CodeSheetProps) {
  const t = useAccountText()
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    try {
      await onCode(code)
    } catch (error) {
      setProblem(asProblem(error))
      setBusy(false)
    }
  }
  return (
    <Sheet title={title} side="middle" width={400} onClose={onClose}>
      <form onSubmit={submit} className="stack">
        <p className="soft">{hint}</p>
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
        {problem && <Refusal problem={problem} />}
        <Button type="primary" htmlType="submit" loading={busy} disabled={code.length < 6}>
          {t('go')}
        </Button>
      </form>
    </Sheet>
  )
}

const path = '/identity/second-factor'

function FactorActions({ factor }: { factor: SecondFactor }) {
  const t = useAccountText()
  const [asking, setAsking] = useState<'add' | 'remove' | 'renew'>()
  const [codes, setCodes] = useState<string[]>()
  const close = () => {
    setAsking(undefined)
    setCodes(undefined)
    void refresh(path, '/identity/me')
  }
  const remove = async (code: string) => {
    await post(`${path}/remove`, { code })
    toast(t('factorRemoved'))
    close()
  }
  const renew = async (code: string) => {
    const answer = await post<RecoveryCodes>(`${path}/recovery-codes`, { code })
    setAsking(undefined)
    setCodes(answer.codes)
  }
  return (
    <>
      {factor.enrolled ? (
        <div className="row">
          <Button onClick={() => setAsking('renew')}>{t('factorRenew')}</Button>
          <Button danger onClick={() => setAsking('remove')}>
            {t('factorRemove')}
          </Button>
        </div>
      ) : (
        <Button type="primary" onClick={() => setAsking('add')}>
          {t('factorAdd')}
        </Button>
      )}
      {asking === 'add' && (
        <Sheet title={t('factorAdd')} side="middle" width={440} onClose={close}>
          <Enrol onClose={close} />
        </Sheet>
      )}
      {asking === 'remove' && (
        <CodeSheet title={t('factorRemove')} hint={t('factorRemoveHint')} onCode={remove} onClose={close} />
      )}
      {asking === 'renew' && (
        <CodeSheet title={t('factorRenew')} hint={t('factorRenewHint')} onCode={renew} onClose={close} />
      )}
      {codes && (
        <Sheet title={t('factorRenew')} side="middle" width={440} onClose={close}>
          <RecoveryList codes={codes} onClose={close} />
        </Sheet>
      )}
    </>
  )
}

function FactorBox() {
  const t = useAccountText()
  const { data: factor, error, refetch } = useGet<SecondFactor>(path)
  if (error) return <PageState {...stateOf(error)} onRetry={() => void refetch()} />
  return (
    <section className="box">
      <h2>{t('factorTitle')}</h2>
      {factor && (
        <p className="soft">
          {factor.enrolled
            ? t('factorOn', { at: time(factor.confirmedAt ?? ''), n: factor.recoveryCodesLeft })
            : t('factorOff')}
        </p>
      )}
      {factor?.required && <p className="remark">{t('factorRequired')}</p>}
      {factor && !factor.available && <p className="remark">{t('factorUnavailable')}</p>}
      {factor && (factor.available || factor.enrolled) && <FactorActions factor={factor} />}
    </section>
  )
}

/** Password, its rules, and the second factor. */
export function Security() {
  const t = useAccountText()
  return (
    <div className="page account">
      <h1>{t('security')}</h1>
      <PasswordBox />
      <FactorBox />
    </div>
  )
}
