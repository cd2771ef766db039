import { Link } from '@tanstack/react-router'
import type { Notice } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { time } from '../../kit/format.ts'
import { Icon } from '../../kit/Icon.tsx'
import { PageState, stateOf } from '../../kit/PageState.tsx'
import { useGet } from '../../kit/queries.ts'
import { Sheet } from '../../kit/Sheet.tsx'
import { useSession } from '../../kit/session.tsx'
import { useSend } from '../../kit/useSend.ts'
import { useWord } from '../text.ts'
import { writtenReason } from './licence-stand.ts'
import { type PartyWord, usePartyText } from './text.ts'
import './party.css'

const aMinute = 60_000
const base = '/party/notices'

function useSentence() {
  const t = usePartyText()
  const word = useWord()
  return ({ kind, isOwn, aboutName, facts }: Notice): string => {
    const say = {
      firm: isOwn ? t('ourFirm') : aboutName,
      licence: word('licence', facts.licenceKind),
      validTo: facts.validTo,
      days: facts.stage ?? 0,
      reason: facts.reason === 'unchecked' ? t('unchecked') : writtenReason(facts.reason ?? ''),
    }
    const key = kind === 'licence_stopped' ? `notice.stopped.${facts.step}` : `notice.${kind}`
    return t(key as PartyWord, say)
  }
}

function NoticeItem({ notice, to, onGo }: { notice: Notice; to: string; onGo: () => void }) {
  const t = usePartyText()
  const sentence = useSentence()
  const { today } = useSession()
  const send = useSend(base)
  const bad = notice.kind === 'licence_stopped' || notice.kind === 'licence_returned'
  return (
    <li className={bad ? 'notice-item bad-line' : 'notice-item'}>
      <p>{sentence(notice)}</p>
      <div className="row spread">
        <time className="soft small" dateTime={notice.at}>
          {time(notice.at, today)}
        </time>
        <span className="row">
          {notice.isOwn && (
            <Link to={to} onClick={onGo}>
              {t('noticeOpen')}
            </Link>
          )}
          <Button size="small" onClick={() => void send(`${base}/close`, { noticeIds: [notice.noticeId] })}>
            {t('noticeDone')}
          </Button>
        </span>
      </div>
    </li>
  )
}

function NoticeSheet({ to, onClose }: { to: string; onClose: () => void }) {
  const t = usePartyText()
  const { data, error, refetch } = useGet<{ rows: Notice[] }>(base)
  const send = useSend(base)
  const rows = data?.rows ?? []
  const footer =
    rows.length > 1 ? (
      <Button onClick={() => void send(`${base}/close`, { noticeIds: rows.map(one => one.noticeId) })}>
        {t('noticesDone', { n: rows.length })}
      </Button>
    ) : undefined
  return (
    <Sheet title={t('notices')} onClose={onClose} footer={footer}>
      {error && <PageState {...stateOf(error)} onRetry={() => void refetch()} />}
      {data && rows.length === 0 && <p className="soft">{t('noNotices')}</p>}
      <ul className="notice-items">
        {rows.map(notice => (
          <NoticeItem key={notice.noticeId} notice={notice} to={to} onGo={onClose} />
        ))}
      </ul>
    </Sheet>
  )
}

/** The bell: what the firm has been told about its licences and its partners' and has not seen to. */
export function NoticeBell({ to }: { to: string }) {
  const t = usePartyText()
  const { can } = useSession()
  const [open, setOpen] = useState(false)
  const may = can('party.organisation.read')
  const { data } = useGet<{ count: number }>(may ? `${base}/totals` : null, { staleTime: aMinute })
  if (!may) return null
  const n = data?.count ?? 0
  return (
    <>
      <button
        type="button"
        className="quiet bell"
        onClick={() => setOpen(true)}
        aria-label={n > 0 ? t('noticesOpen', { n }) : t('notices')}
      >
        <Icon name="bell" size={18} />
        {n > 0 && <span className="bell-count">{n > 99 ? '99+' : n}</span>}
      </button>
      {/* In the page, not in the head: a dialog has a head of its own, and a page one banner. */}
      {open &&
        createPortal(
          <NoticeSheet to={to} onClose={() => setOpen(false)} />,
          document.getElementById('main') ?? document.body,
        )}
    </>
  )
}
