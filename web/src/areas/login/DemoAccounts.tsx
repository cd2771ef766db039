import { useGet } from '../../kit/queries.ts'
import { useLoginText } from './text.ts'

type DemoAccount = { name: string; password: string; organisation: string; role: string; what: string }

type DemoAccountsProps = { busy: boolean; onPick: (account: DemoAccount) => void }

/** The accounts of a demo world. A real house answers 404, and nothing shows here. */
export function DemoAccounts({ busy, onPick }: DemoAccountsProps) {
  const t = useLoginText()
  const accounts = useGet<DemoAccount[]>('/identity/demo-accounts', {
    anonymous: true,
    staleTime: 600_000,
  }).data
  if (!accounts?.length) return null
  return (
    <section className="login-demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo')}</h2>
      <p className="soft">{t('demoHint')}</p>
      <ul>
        {accounts.map(account => (
          <li key={account.name}>
            <button type="button" disabled={busy} onClick={() => onPick(account)}>
              <b>{account.organisation}</b>
              <span className="badge badge-accent">{account.role}</span>
              <span className="login-what">{account.what}</span>
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
