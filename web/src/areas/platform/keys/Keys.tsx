import type { KeyList } from '@yaolian/identity/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { Static } from 'typebox'
import { time } from '../../../kit/format.ts'
import { Icon } from '../../../kit/Icon.tsx'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'
import type { CardParts, Column } from '../../../kit/table.ts'
import type { View } from '../../../kit/view.ts'
import { LocalList } from '../LocalList.tsx'
import { usePlatformText } from '../text.ts'
import { KeyBadge } from './KeyBadge.tsx'
import { KeyPanel } from './KeyPanel.tsx'
import { MakeKeySheet } from './MakeKeySheet.tsx'

export type KeyRow = Static<typeof KeyList>['rows'][number]

const keyId = (row: KeyRow) => row.keyId
const matches = (row: KeyRow, { q }: View) => row.name.toLowerCase().includes(q.toLowerCase())

function useColumns(): Column<KeyRow>[] {
  const t = usePlatformText()
  return useMemo(
    () => [
      { key: 'name', title: t('keyName'), width: 200, grow: true, render: row => row.name },
      {
        key: 'prefix',
        title: t('keyPrefix'),
        width: 130,
        leave: 2,
        render: row => <span className="code">{row.prefix}…</span>,
      },
      { key: 'state', title: t('keyState'), width: 90, render: row => <KeyBadge state={row.state} /> },
      {
        key: 'rights',
        title: t('keyRights'),
        width: 80,
        align: 'right',
        leave: 4,
        render: row => row.rights.length,
      },
      {
        key: 'expires',
        title: t('keyExpires'),
        width: 130,
        leave: 1,
        render: row => <span className="num">{time(row.expiresAt).slice(0, 10)}</span>,
      },
      {
        key: 'used',
        title: t('keyUsed'),
        width: 150,
        leave: 3,
        render: row => (
          <span className="soft num">{row.lastUsedAt ? time(row.lastUsedAt) : t('keyUnused')}</span>
        ),
      },
    ],
    [t],
  )
}

const card = (row: KeyRow): CardParts => ({
  title: row.name,
  side: <KeyBadge state={row.state} />,
  facts: <span className="code">{row.prefix}…</span>,
  foot: [
    <span key="to" className="soft num">
      {time(row.expiresAt).slice(0, 10)}
    </span>,
  ],
})

/** The firm's keys for machines (ERP, scripts): what each may do and until when. */
export function Keys() {
  const t = usePlatformText()
  const answer = useGet<{ rows: KeyRow[] }>('/identity/keys')
  const { can } = useSession()
  const [making, setMaking] = useState(false)
  return (
    <>
      <LocalList<KeyRow>
        title={t('keys')}
        answer={answer}
        match={matches}
        columns={useColumns()}
        id={keyId}
        card={card}
        search={t('searchKeys')}
        actions={
          can('identity.key.manage') && (
            <Button
              type="primary"
              className="tool"
              aria-label={t('makeKey')}
              icon={<Icon name="plus" />}
              onClick={() => setMaking(true)}
            >
              <span className="tool-label">{t('makeKey')}</span>
            </Button>
          )
        }
        panel={id => <KeyPanel row={answer.data?.rows.find(row => row.keyId === id)} known={!!answer.data} />}
        empty={{ title: t('noKeys'), hint: t('noKeysHint') }}
      />
      {making && <MakeKeySheet onClose={() => setMaking(false)} />}
    </>
  )
}
