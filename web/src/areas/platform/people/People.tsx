import { Link } from '@tanstack/react-router'
import type { UserRow } from '@yaolian/identity/contract'
import type { OrganisationCard } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { time } from '../../../kit/format.ts'
import { Icon } from '../../../kit/Icon.tsx'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'
import { type CardParts, type Column, DataTable, type Filter } from '../../../kit/table.ts'
import { useFromPath } from '../../../kit/view.ts'
import { usePlatformText } from '../text.ts'
import { PersonBadge } from './PersonBadge.tsx'
import { AddPersonSheet } from './PersonForms.tsx'
import { PersonPanel } from './PersonPanel.tsx'
import { ofFirm, useRoles } from './useRoles.ts'

const userId = (row: UserRow) => row.userId

function useColumns(orgId: string | undefined): Column<UserRow>[] {
  const t = usePlatformText()
  const { today } = useSession()
  const { word } = useRoles(orgId)
  return useMemo(
    () => [
      { key: 'displayName', title: t('personName'), width: 160, render: row => row.displayName },
      { key: 'name', title: t('loginName'), width: 170, leave: 2, render: row => row.name },
      {
        key: 'roles',
        title: t('roles'),
        width: 240,
        grow: true,
        leave: 1,
        render: row => row.roles.map(word).join(t('listComma')),
      },
      { key: 'state', title: t('personState'), width: 90, render: row => <PersonBadge person={row} /> },
      {
        key: 'seen',
        title: t('lastSeen'),
        width: 130,
        leave: 3,
        render: row => (
          <span className="soft num">{row.lastSeenAt ? time(row.lastSeenAt, today) : t('neverSeen')}</span>
        ),
      },
    ],
    [t, today, word],
  )
}

function useCard(orgId: string | undefined): (row: UserRow) => CardParts {
  const t = usePlatformText()
  const { word } = useRoles(orgId)
  return useMemo(
    () => row => ({
      title: row.displayName,
      side: <PersonBadge person={row} />,
      facts: row.roles.map(word).join(t('listComma')),
      foot: [
        <span key="name" className="soft">
          {row.name}
        </span>,
      ],
    }),
    [t, word],
  )
}

function AddPerson({ orgId }: { orgId: string | undefined }) {
  const t = usePlatformText()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        type="primary"
        className="tool"
        aria-label={t('addPerson')}
        icon={<Icon name="plus" />}
        onClick={() => setOpen(true)}
      >
        <span className="tool-label">{t('addPerson')}</span>
      </Button>
      {open && <AddPersonSheet orgId={orgId} onClose={() => setOpen(false)} />}
    </>
  )
}

function FirmName({ orgId }: { orgId: string }) {
  const { data } = useGet<OrganisationCard>(`/party/organisations/${orgId}/card`, { staleTime: 300_000 })
  return <Link to={`/platform/organisations/${orgId}`}>{data?.name ?? orgId}</Link>
}

function PeopleOf({ orgId }: { orgId: string | undefined }) {
  const t = usePlatformText()
  const { can } = useSession()
  const fixed = useMemo(() => ofFirm(orgId), [orgId])
  const filters = useMemo<Filter[]>(
    () => [
      {
        key: 'state',
        title: t('personState'),
        single: true,
        options: (['active', 'disabled'] as const).map(value => ({ value, label: t(`person.${value}`) })),
      },
    ],
    [t],
  )
  return (
    <DataTable<UserRow>
      title={t('people')}
      path="/identity/users"
      fixed={fixed}
      columns={useColumns(orgId)}
      id={userId}
      card={useCard(orgId)}
      search={t('searchPeople')}
      filters={filters}
      totals={false}
      lead={orgId && <FirmName orgId={orgId} />}
      actions={can('identity.user.manage') && <AddPerson orgId={orgId} />}
      panel={id => <PersonPanel userId={id} orgId={orgId} />}
      empty={{ title: t('noPeople'), hint: t('noPeopleHint') }}
    />
  )
}

/** Who works for the own firm, and as what. */
export const People = () => <PeopleOf orgId={undefined} />

/** The same for any firm, by the platform: a new firm gets its first administrator here. */
export function FirmPeople() {
  const orgId = useFromPath('orgId')
  return <PeopleOf key={orgId} orgId={orgId} />
}
