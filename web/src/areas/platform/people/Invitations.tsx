import type { InvitationRow } from '@yaolian/identity/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useCommand } from '../../../kit/command.ts'
import { Facts } from '../../../kit/Facts.tsx'
import { time } from '../../../kit/format.ts'
import { Icon } from '../../../kit/Icon.tsx'
import { Notice } from '../../../kit/PageState.tsx'
import { listRows } from '../../../kit/prefetchList.ts'
import { useGet } from '../../../kit/queries.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { useSession } from '../../../kit/session.tsx'
import { type CardParts, type Column, DataTable, type ListAnswer, Panel } from '../../../kit/table.ts'
import { toast } from '../../../kit/toast.tsx'
import { listQuery, useView } from '../../../kit/view.ts'
import { useHistoryRow } from '../../../parts/audit/HistoryLink.tsx'
import { Badge } from '../../../parts/badges.tsx'
import { useWord } from '../../../parts/text.ts'
import { usePlatformText } from '../text.ts'
import { InviteFirmSheet, InvitePersonSheet } from './InviteForms.tsx'
import { useRoles } from './useRoles.ts'

const invitationId = (row: InvitationRow) => row.invitationId
const tones = { open: 'amber', accepted: 'softgreen', expired: 'plain', revoked: 'softred' } as const

function StateBadge({ state }: { state: InvitationRow['state'] }) {
  const t = usePlatformText()
  return <Badge tone={tones[state]}>{t(`invitation.${state}`)}</Badge>
}

/** What somebody is invited as: roles of a colleague, or the new firm. */
function useAs(): (row: InvitationRow) => string {
  const t = usePlatformText()
  const word = useWord()
  const roles = useRoles(undefined)
  return row =>
    row.kind === 'firm'
      ? `${row.firmName ?? ''} · ${word('org', row.firmKind ?? '')}`
      : row.roles.map(roles.word).join(t('listComma'))
}

function useColumns(): Column<InvitationRow>[] {
  const t = usePlatformText()
  const { today } = useSession()
  const as = useAs()
  return [
    { key: 'displayName', title: t('personName'), width: 140, render: row => row.displayName },
    { key: 'as', title: t('invitedAs'), width: 240, grow: true, leave: 1, render: as },
    {
      key: 'contact',
      title: t('contact'),
      width: 150,
      leave: 3,
      render: row => <span className="soft num">{row.contact}</span>,
    },
    { key: 'state', title: t('personState'), width: 90, render: row => <StateBadge state={row.state} /> },
    {
      key: 'expires',
      title: t('keyExpires'),
      width: 130,
      leave: 2,
      render: row => <span className="soft num">{time(row.expiresAt, today)}</span>,
    },
  ]
}

function InvitationPanel({ id }: { id: string }) {
  const t = usePlatformText()
  const as = useAs()
  const history = useHistoryRow()
  const { view } = useView()
  const revoke = useCommand('/identity/invitations')
  const { data } = useGet<ListAnswer<InvitationRow>>('/identity/invitations', {
    query: listQuery(view, listRows),
  })
  const row = data?.rows.find(one => one.invitationId === id)
  if (!row) return <Panel title={t('invitations')}>{data && <Notice title={t('personElsewhere')} />}</Panel>
  const end = async () => {
    if (await revoke.send(`/identity/invitations/${id}/revoke`)) toast(t('invitationRevoked'))
  }
  return (
    <Panel
      title={row.displayName}
      badges={<StateBadge state={row.state} />}
      footer={
        row.state === 'open' && (
          <>
            <Button danger loading={revoke.busy} onClick={() => void end()}>
              {t('invitationRevoke')}
            </Button>
            {revoke.problem && <Refusal problem={revoke.problem} />}
          </>
        )
      }
    >
      <Facts
        rows={[
          [t('invitedAs'), as(row)],
          [t('contact'), row.contact],
          [t('invitedBy'), row.maker],
          [t('invitedAt'), time(row.madeAt)],
          [t('keyExpires'), time(row.expiresAt)],
          [t('acceptedAt'), row.acceptedAt && time(row.acceptedAt)],
          history(id),
        ]}
      />
    </Panel>
  )
}

/** Who was invited, as what, and what became of it. Links are shown once, when they are made. */
export function Invitations() {
  const t = usePlatformText()
  const { can } = useSession()
  const [making, setMaking] = useState<'person' | 'firm'>()
  const as = useAs()
  const card = useMemo(
    () =>
      (row: InvitationRow): CardParts => ({
        title: row.displayName,
        side: <StateBadge state={row.state} />,
        facts: as(row),
      }),
    [as],
  )
  const close = () => setMaking(undefined)
  return (
    <>
      <DataTable<InvitationRow>
        title={t('invitations')}
        path="/identity/invitations"
        columns={useColumns()}
        id={invitationId}
        card={card}
        search={t('searchInvitations')}
        totals={false}
        actions={
          <>
            {can('platform.users.manage') && can('party.organisation.register') && (
              <Button
                className="tool"
                aria-label={t('inviteFirm')}
                icon={<Icon name="building" />}
                onClick={() => setMaking('firm')}
              >
                <span className="tool-label">{t('inviteFirm')}</span>
              </Button>
            )}
            <Button
              type="primary"
              className="tool"
              aria-label={t('invitePerson')}
              icon={<Icon name="plus" />}
              onClick={() => setMaking('person')}
            >
              <span className="tool-label">{t('invitePerson')}</span>
            </Button>
          </>
        }
        panel={id => <InvitationPanel key={id} id={id} />}
        empty={{ title: t('noInvitations'), hint: t('noInvitationsHint') }}
      />
      {making === 'person' && <InvitePersonSheet onClose={close} />}
      {making === 'firm' && <InviteFirmSheet onClose={close} />}
    </>
  )
}
