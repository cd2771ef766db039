import type { SessionList, UserRow } from '@yaolian/identity/contract'
import { Button } from 'antd'
import { useState } from 'react'
import type { Static } from 'typebox'
import { address, get } from '../../../kit/api.ts'
import { useCommand } from '../../../kit/command.ts'
import { time } from '../../../kit/format.ts'
import { asProblem, type Problem } from '../../../kit/problem.ts'
import { useGet } from '../../../kit/queries.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { useSession } from '../../../kit/session.tsx'
import { toast } from '../../../kit/toast.tsx'
import { deviceOf } from '../../../parts/device.ts'
import { usePlatformText } from '../text.ts'

/** Masked until somebody with the right asks for all of it; the look stays in the audit. */
export function PersonContact({ person }: { person: UserRow }) {
  const t = usePlatformText()
  const { can } = useSession()
  const [whole, setWhole] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const reveal = async () => {
    try {
      setWhole((await get<{ contact: string }>(`/identity/users/${person.userId}/contact`)).contact)
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  if (!person.contact) return <span className="soft">{t('noContact')}</span>
  return (
    <>
      <span className="num">{whole ?? person.contact}</span>{' '}
      {!whole && can('identity.person.reveal') && (
        <button type="button" className="link" onClick={() => void reveal()}>
          {t('reveal')}
        </button>
      )}
      {problem && <Refusal problem={problem} />}
    </>
  )
}

/** Where a colleague is logged in for this firm, and ending it: a lost phone, a computer left open. */
export function PersonLogins({ person }: { person: UserRow }) {
  const t = usePlatformText()
  const { today } = useSession()
  const { data } = useGet<Static<typeof SessionList>>(`/identity/users/${person.userId}/sessions`)
  const end = useCommand<{ ended: number }>('/identity/users')
  const rows = data?.rows ?? []
  const endAll = async () => {
    const answer = await end.send(`/identity/users/${person.userId}/sessions/end`)
    if (answer) toast(t('loginsEnded', { n: answer.ended }))
  }
  if (data && rows.length === 0) return <span className="soft">{t('noLogins')}</span>
  return (
    <div className="stack">
      <ul className="soft">
        {rows.map(row => (
          <li key={row.sessionId}>
            {deviceOf(row.agent)} · <span className="num">{row.ip}</span> ·{' '}
            <span className="num">{time(row.lastSeenAt, today)}</span>
          </li>
        ))}
      </ul>
      <Button size="small" loading={end.busy} onClick={() => void endAll()}>
        {t('endLogins')}
      </Button>
      {end.problem && <Refusal problem={end.problem} />}
    </div>
  )
}

/** What the law lets a person ask of the firm: everything it keeps about them, as a file. Noted in the audit. */
export function PersonData({ person }: { person: UserRow }) {
  const t = usePlatformText()
  return (
    <a href={address(`/identity/users/${person.userId}/data`)} download>
      {t('personData')}
    </a>
  )
}

/** Takes the second factor of somebody who lost phone and recovery codes. */
export function FactorReset({ person }: { person: UserRow }) {
  const t = usePlatformText()
  const { me } = useSession()
  const reset = useCommand('/identity/users')
  const own = person.userId === me.user.userId
  const send = async () => {
    if (await reset.send(`/identity/users/${person.userId}/second-factor/reset`)) toast(t('factorReset'))
  }
  if (!person.hasFactor) return <span className="soft">{t('factorNone')}</span>
  return (
    <>
      {t('factorOn')}{' '}
      {!own && (
        <button type="button" className="link" disabled={reset.busy} onClick={() => void send()}>
          {t('factorResetDo')}
        </button>
      )}
      {reset.problem && <Refusal problem={reset.problem} />}
    </>
  )
}
