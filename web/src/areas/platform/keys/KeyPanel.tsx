import { Button } from 'antd'
import { useState } from 'react'
import { useCommand } from '../../../kit/command.ts'
import { Facts } from '../../../kit/Facts.tsx'
import { time } from '../../../kit/format.ts'
import { PageState } from '../../../kit/PageState.tsx'
import { Refusal } from '../../../kit/Refusal.tsx'
import { Sheet } from '../../../kit/Sheet.tsx'
import { Panel } from '../../../kit/table.ts'
import { toast } from '../../../kit/toast.tsx'
import { useRightWords } from '../../../parts/platform/rights.ts'
import { usePlatformText } from '../text.ts'
import { KeyBadge } from './KeyBadge.tsx'
import type { KeyRow } from './Keys.tsx'

/** Asks once: the machine that uses the key stops at once, and there is no way back. */
function Revoke({ row }: { row: KeyRow }) {
  const t = usePlatformText()
  const [asking, setAsking] = useState(false)
  const command = useCommand('/identity/keys')
  const revoke = async () => {
    if (!(await command.send(`/identity/keys/${row.keyId}/revoke`))) return
    toast(t('keyRevoked', { name: row.name }))
    setAsking(false)
  }
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {t('revokeKey')}
      </Button>
      {asking && (
        <Sheet
          title={t('revokeKeyTitle', { name: row.name })}
          side="middle"
          width={440}
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button danger type="primary" loading={command.busy} onClick={() => void revoke()}>
                {t('revokeKey')}
              </Button>
              <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            </>
          }
        >
          <p>{t('revokeKeyHint')}</p>
          {command.problem && <Refusal problem={command.problem} />}
        </Sheet>
      )}
    </>
  )
}

/** A key beside the list; its token was shown once and is nowhere. */
export function KeyPanel({ row, known }: { row: KeyRow | undefined; known: boolean }) {
  const t = usePlatformText()
  const say = useRightWords()
  if (!row) return <Panel title={t('keys')}>{known && <PageState kind="notFound" />}</Panel>
  return (
    <Panel
      title={row.name}
      badges={<KeyBadge state={row.state} />}
      footer={row.state === 'active' && <Revoke key={row.keyId} row={row} />}
    >
      <Facts
        rows={[
          [t('keyPrefix'), <span key="prefix" className="code">{`${row.prefix}…`}</span>],
          [t('keyMade'), time(row.createdAt)],
          [t('keyExpires'), time(row.expiresAt)],
          [t('keyUsed'), row.lastUsedAt ? time(row.lastUsedAt) : t('keyUnused')],
          [
            t('mayDo'),
            <ul key="rights" className="soft">
              {row.rights.map(right => (
                <li key={right}>{say(right)}</li>
              ))}
            </ul>,
          ],
        ]}
      />
    </Panel>
  )
}
