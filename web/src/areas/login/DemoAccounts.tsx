import type { DemoAccount } from '@yaolian/identity/contract'
import { useEffect, useState } from 'react'
import { useBoth } from '../../kit/lang.ts'
import { useGet } from '../../kit/queries.ts'
import { useLoginText } from './text.ts'

type DemoAccountsProps = {
  accounts: readonly DemoAccount[]
  busy: boolean
  onPick: (account: DemoAccount) => void
}

const waitMs = 500

/**
 * The accounts of a demo world; a real house answers 404. Undefined for at most half a second while nobody knows: the
 * page waits so long rather than jump when they come.
 */
export function useDemoAccounts(): readonly DemoAccount[] | undefined {
  const read = useGet<{ rows: DemoAccount[] }>('/identity/demo-accounts', {
    anonymous: true,
    staleTime: 600_000,
  })
  const [waited, setWaited] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), waitMs)
    return () => clearTimeout(timer)
  }, [])
  return read.data?.rows ?? (read.isError || waited ? none : undefined)
}

const none: readonly DemoAccount[] = []

/** A press fills in name and password and enters. */
export function DemoAccounts({ accounts, busy, onPick }: DemoAccountsProps) {
  const t = useLoginText()
  const both = useBoth()
  return (
    <section className="login-demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo')}</h2>
      <p className="soft">{t('demoHint')}</p>
      <ul>
        {accounts.map(account => (
          <li key={account.name}>
            <button type="button" disabled={busy} onClick={() => onPick(account)}>
              <b>{both(account.what)}</b>
              <code>
                {account.name} / {account.password}
              </code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
