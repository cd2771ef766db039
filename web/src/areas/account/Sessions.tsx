import type { SessionList } from '@yaolian/identity/contract'
import { Button } from 'antd'
import { useState } from 'react'
import type { Static } from 'typebox'
import { post } from '../../kit/api.ts'
import { time } from '../../kit/format.ts'
import { PageState, stateOf } from '../../kit/PageState.tsx'
import { asProblem, type Problem } from '../../kit/problem.ts'
import { refresh, useGet } from '../../kit/queries.ts'
import { Refusal } from '../../kit/Refusal.tsx'
import { useSession } from '../../kit/session.tsx'
import { toast } from '../../kit/toast.tsx'
import { Badge } from '../../parts/badges.tsx'
import { deviceOf } from '../../parts/device.ts'
import { useAccountText } from './text.ts'

type Login = Static<typeof SessionList>['rows'][number]

function LoginRow({ login, onEnd }: { login: Login; onEnd: () => void }) {
  const t = useAccountText()
  const { today } = useSession()
  return (
    <li>
      <div>
        <b>{deviceOf(login.agent)}</b> {login.current && <Badge tone="softgreen">{t('thisOne')}</Badge>}
        <p className="soft">
          {login.organisation} · <span className="num">{login.ip || '—'}</span>
        </p>
        <p className="soft small num">
          {t('since')} {time(login.createdAt, today)} · {t('lastSeen')} {time(login.lastSeenAt, today)}
        </p>
      </div>
      {!login.current && <Button onClick={onEnd}>{t('endOne')}</Button>}
    </li>
  )
}

/** Where I am logged in: end one, or all the others. */
export function Sessions() {
  const t = useAccountText()
  const { data, error, refetch } = useGet<{ rows: Login[] }>('/identity/sessions')
  const [problem, setProblem] = useState<Problem>()
  const end = async (path: string) => {
    setProblem(undefined)
    try {
      const answer = await post<{ ended?: number }>(path, {})
      toast(t('ended', { n: answer.ended ?? 1 }))
      await refresh('/identity/sessions')
    } catch (failure) {
      setProblem(asProblem(failure))
    }
  }
  if (error) return <PageState {...stateOf(error)} onRetry={() => void refetch()} />
  const others = data?.rows.filter(login => !login.current) ?? []
  return (
    <div className="page account">
      <h1>{t('sessions')}</h1>
      <section className="box">
        <Button
          danger
          disabled={others.length === 0}
          onClick={() => void end('/identity/sessions/end-others')}
        >
          {t('endOthers')}
        </Button>
        {problem && <Refusal problem={problem} />}
        <ul className="logins">
          {data?.rows.map(login => (
            <LoginRow
              key={login.sessionId}
              login={login}
              onEnd={() => void end(`/identity/sessions/${login.sessionId}/end`)}
            />
          ))}
        </ul>
        {data && others.length === 0 && <p className="soft">{t('noOthers')}</p>}
      </section>
    </div>
  )
}
