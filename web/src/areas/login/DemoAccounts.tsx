import type { DemoAccount } from '@yaolian/identity/contract'
import { useBoth } from '../../kit/lang.ts'
import { useGet } from '../../kit/queries.ts'
import { useLoginText } from './text.ts'

type DemoAccountsProps = { busy: boolean; onPick: (account: DemoAccount) => void }

/** The accounts of a demo world. A real house answers 404, and nothing shows here. */
export function DemoAccounts({ busy, onPick }: DemoAccountsProps) {
  const t = useLoginText()
  const both = useBoth()
  const path = '/identity/demo-accounts'
  const accounts = useGet<{ rows: DemoAccount[] }>(path, { anonymous: true, staleTime: 600_000 }).data?.rows
  if (!accounts?.length) return null
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
