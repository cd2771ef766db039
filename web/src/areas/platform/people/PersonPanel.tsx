import type { UserRow } from '@yaolian/identity/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useCommand } from '../../../kit/command.ts'
import { Facts } from '../../../kit/Facts.tsx'
import { time } from '../../../kit/format.ts'
import { Notice, PageState, stateOf } from '../../../kit/PageState.tsx'
import { listRows } from '../../../kit/prefetchList.ts'
import { useGet } from '../../../kit/queries.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { useSession } from '../../../kit/session.tsx'
import { type ListAnswer, Panel } from '../../../kit/table.ts'
import { toast } from '../../../kit/toast.tsx'
import { listQuery, useView } from '../../../kit/view.ts'
import { useHistoryRow } from '../../../parts/audit/HistoryLink.tsx'
import { useRightWords } from '../../../parts/platform/rights.ts'
import { usePlatformText } from '../text.ts'
import { FactorReset, PersonContact, PersonData, PersonLogins } from './PersonAccess.tsx'
import { PersonBadge } from './PersonBadge.tsx'
import { ResetSheet, RolesSheet } from './PersonForms.tsx'
import { ofFirm, useRoles } from './useRoles.ts'

type Props = { person: UserRow; orgId: string | undefined }

function PersonActions({ person, orgId }: Props) {
  const t = usePlatformText()
  const { me } = useSession()
  const [asking, setAsking] = useState<'roles' | 'password'>()
  const step = useCommand('/identity/users')
  const close = () => setAsking(undefined)
  const own = person.userId === me.user.userId
  const active = person.state === 'active'
  const turn = async () => {
    const path = `/identity/users/${person.userId}/${active ? 'disable' : 'enable'}`
    if (await step.send(path, ofFirm(orgId)))
      toast(t(active ? 'personDisabled' : 'personEnabled', { name: person.displayName }))
  }
  return (
    <>
      {!own && <Button onClick={() => setAsking('roles')}>{t('changeRoles')}</Button>}
      {!own && <Button onClick={() => setAsking('password')}>{t('resetPassword')}</Button>}
      {!own && (
        <Button danger={active} loading={step.busy} onClick={() => void turn()}>
          {t(active ? 'disable' : 'enable')}
        </Button>
      )}
      {step.problem && <Refusal problem={step.problem} />}
      {asking === 'roles' && <RolesSheet person={person} orgId={orgId} onClose={close} />}
      {asking === 'password' && <ResetSheet person={person} orgId={orgId} onClose={close} />}
    </>
  )
}

function PersonFacts({ person, orgId }: Props) {
  const t = usePlatformText()
  const say = useRightWords()
  const roles = useRoles(orgId)
  const history = useHistoryRow()
  const { me } = useSession()
  // Of people of other firms the platform sees roles and states; what is personal stays with their firm.
  const own = orgId === undefined || orgId === me.organisation.orgId
  const rights = [
    ...new Set(roles.rows.filter(row => person.roles.includes(row.role)).flatMap(row => row.rights)),
  ]
  return (
    <Facts
      rows={[
        [
          t('loginName'),
          <span key="name" className="code">
            {person.name}
          </span>,
        ],
        [t('roles'), person.roles.map(roles.word).join(t('listComma'))],
        [t('lastSeen'), person.lastSeenAt ? time(person.lastSeenAt) : t('neverSeen')],
        [t('locked'), person.locked && t('lockedHint')],
        [t('contact'), own && <PersonContact key="contact" person={person} />],
        [t('factor'), own && <FactorReset key="factor" person={person} />],
        [t('logins'), own && <PersonLogins key="logins" person={person} />],
        history(person.userId, orgId),
        [t('personDataTitle'), own && <PersonData key="data" person={person} />],
        [
          t('mayDo'),
          <ul key="rights" className="soft">
            {rights.map(right => (
              <li key={right}>{say(right)}</li>
            ))}
          </ul>,
        ],
      ]}
    />
  )
}

/** Somebody beside the list: roles and what they allow. The row comes from the list's page, read already. */
export function PersonPanel({ userId, orgId }: { userId: string; orgId: string | undefined }) {
  const t = usePlatformText()
  const { view } = useView()
  const { data, error, refetch } = useGet<ListAnswer<UserRow>>('/identity/users', {
    query: { ...ofFirm(orgId), ...listQuery(view, listRows) },
  })
  const person = data?.rows.find(row => row.userId === userId)
  if (!person) {
    return (
      <Panel title={t('person')}>
        {error && <PageState {...stateOf(error)} onRetry={() => void refetch()} />}
        {data && <Notice title={t('personElsewhere')} hint={t('personElsewhereHint')} />}
      </Panel>
    )
  }
  return (
    <Panel
      title={person.displayName}
      badges={<PersonBadge person={person} />}
      footer={<PersonActions key={userId} person={person} orgId={orgId} />}
    >
      <PersonFacts person={person} orgId={orgId} />
    </Panel>
  )
}
