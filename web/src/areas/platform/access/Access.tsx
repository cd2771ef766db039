import type { Policy, RoleMatrix } from '@yaolian/identity/contract'
import { Button } from 'antd'
import { Fragment } from 'react'
import type { Static } from 'typebox'
import { useCommand } from '../../../kit/command.ts'
import { useBoth } from '../../../kit/lang.ts'
import { PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { useSession } from '../../../kit/session.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useRightWords } from '../../../parts/platform/rights.ts'
import { usePlatformText } from '../text.ts'

function PolicyBox() {
  const t = usePlatformText()
  const { data } = useGet<Static<typeof Policy>>('/identity/policy')
  const command = useCommand('/identity/policy', '/identity/me')
  const on = data?.secondFactorRequired ?? false
  const turn = async () => {
    if (await command.send('/identity/policy', { secondFactorRequired: !on }))
      toast(t(on ? 'factorFreed' : 'factorDemanded'))
  }
  return (
    <section className="box access-policy">
      <h2>{t('policyTitle')}</h2>
      <p className="soft">{t(on ? 'factorDemandedHint' : 'factorFreeHint')}</p>
      {command.problem && <Refusal problem={command.problem} />}
      <Button loading={command.busy} disabled={!data} danger={on} onClick={() => void turn()}>
        {t(on ? 'factorFree' : 'factorDemand')}
      </Button>
    </section>
  )
}

function Clashes({ matrix }: { matrix: RoleMatrix }) {
  const t = usePlatformText()
  const both = useBoth()
  return (
    <section className="box">
      <h2>{t('clashesTitle')}</h2>
      <p className="soft">{t('clashesHint')}</p>
      <ul className="clashes">
        {matrix.clashes.map(({ id, one, other, why, source }) => (
          <li key={id}>
            <b>{both(why)}</b>
            <span>
              {both(one)} <span aria-hidden="true">✕</span> {both(other)}
            </span>
            <span className="soft small">
              {id} · {source}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Roles({ matrix }: { matrix: RoleMatrix }) {
  const t = usePlatformText()
  const both = useBoth()
  const say = useRightWords()
  const { me } = useSession()
  const name = (role: string) => {
    const found = matrix.roles.find(one => one.role === role)
    return found ? both(found) : role
  }
  const here = matrix.roles.filter(role => role.kinds.includes(me.organisation.kind))
  return (
    <section className="box">
      <h2>{t('rolesHere')}</h2>
      <dl className="role-list">
        {(here.length > 0 ? here : matrix.roles).map(role => (
          <Fragment key={role.role}>
            <dt>
              {both(role)}
              {me.roles.includes(role.role) && <span className="soft"> · {t('roleMine')}</span>}
            </dt>
            <dd>
              <details>
                <summary>{t('roleRights', { n: role.rights.length })}</summary>
                <ul className="soft">
                  {role.rights.map(right => (
                    <li key={right}>{say(right)}</li>
                  ))}
                </ul>
              </details>
              {role.clashesWith.length > 0 && (
                <p className="soft">
                  {t('clashesWith', { roles: role.clashesWith.map(name).join(t('listComma')) })}
                </p>
              )}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}

/** Who may do what, what nobody holds together and why, and what the firm demands of everyone. */
export function Access() {
  const t = usePlatformText()
  const { can } = useSession()
  const { data, error, refetch } = useGet<RoleMatrix>('/identity/roles/matrix', { staleTime: 600_000 })
  if (error) return <PageState {...stateOf(error)} onRetry={() => void refetch()} />
  return (
    <div className="page access">
      <h1>{t('access')}</h1>
      {can('identity.user.manage') && <PolicyBox />}
      {data && <Clashes matrix={data} />}
      {data && <Roles matrix={data} />}
    </div>
  )
}
