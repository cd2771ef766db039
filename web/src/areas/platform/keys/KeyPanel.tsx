import type { KeyMade } from '@yaolian/identity/contract'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { Static } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { post } from '../../../kit/api.ts'
import { useCommand } from '../../../kit/command.ts'
import { Facts } from '../../../kit/Facts.tsx'
import { time } from '../../../kit/format.ts'
import { PageState } from '../../../kit/PageState.tsx'
import { asProblem, type Problem } from '../../../kit/problem.ts'
import { refresh } from '../../../kit/queries.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { Sheet } from '../../../kit/Sheet.tsx'
import { Panel } from '../../../kit/table.ts'
import { toast } from '../../../kit/toast.tsx'
import { useHistoryRow } from '../../../parts/audit/HistoryLink.tsx'
import { useRightWords } from '../../../parts/platform/rights.ts'
import { usePlatformText } from '../text.ts'
import { KeyBadge } from './KeyBadge.tsx'
import type { KeyRow } from './Keys.tsx'
import { Token } from './Token.tsx'

type Made = Static<typeof KeyMade>
const rotatedDays = 365
const overlapHours = 24

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

/** A new token for the same machine; the old one goes on for a day. */
function Rotate({ row }: { row: KeyRow }) {
  const t = usePlatformText()
  const nextId = useRef(uuidv7())
  const [asking, setAsking] = useState(false)
  const [made, setMade] = useState<Made>()
  const [problem, setProblem] = useState<Problem>()
  const rotate = async () => {
    setProblem(undefined)
    try {
      const body = { nextId: nextId.current, days: rotatedDays, overlapHours }
      setMade(await post<Made>(`/identity/keys/${row.keyId}/rotate`, body))
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  const close = () => {
    setAsking(false)
    setMade(undefined)
    void refresh('/identity/keys')
  }
  if (made) return <Token made={made} onClose={close} />
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('rotateKey')}</Button>
      {asking && (
        <Sheet
          title={t('rotateKeyTitle', { name: row.name })}
          side="middle"
          width={440}
          onClose={close}
          footer={
            <Button type="primary" onClick={() => void rotate()}>
              {t('rotateKey')}
            </Button>
          }
        >
          <p>{t('rotateKeyHint')}</p>
          {problem && <Refusal problem={problem} />}
        </Sheet>
      )}
    </>
  )
}

/** A key beside the list; its token was shown once and is nowhere. */
export function KeyPanel({ row, known }: { row: KeyRow | undefined; known: boolean }) {
  const t = usePlatformText()
  const say = useRightWords()
  const history = useHistoryRow()
  const lost = row ? row.rights.length - row.rightsNow.length : 0
  if (!row) return <Panel title={t('keys')}>{known && <PageState kind="notFound" />}</Panel>
  return (
    <Panel
      title={row.name}
      badges={<KeyBadge state={row.state} />}
      footer={
        row.state === 'active' && (
          <>
            {!row.rotatedTo && <Rotate key={`rotate ${row.keyId}`} row={row} />}
            <Revoke key={row.keyId} row={row} />
          </>
        )
      }
    >
      <Facts
        rows={[
          [t('keyPrefix'), <span key="prefix" className="code">{`${row.prefix}…`}</span>],
          [t('keyMade'), time(row.createdAt)],
          [t('keyExpires'), time(row.expiresAt)],
          [t('keyUsed'), row.lastUsedAt ? time(row.lastUsedAt) : t('keyUnused')],
          [t('keyMaker'), row.maker],
          [t('keyPlaces'), row.allowedFrom.join(' · ') || t('keyAnywhere')],
          [t('keyLimit'), row.perMinute],
          [t('keyRotatedTo'), row.rotatedTo && t('keyRotatedHint')],
          history(row.keyId),
          [
            t('mayDo'),
            <ul key="rights" className="soft">
              {lost > 0 && <li className="bad">{t('keyLost', { n: lost })}</li>}
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
