import type { CreditLineRow } from '@yaolian/credit/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useCommand } from '../../../kit/command.ts'
import { Facts } from '../../../kit/Facts.tsx'
import { Money } from '../../../kit/figures.tsx'
import { daysUntil, time } from '../../../kit/format.ts'
import { Notice, PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { useSession } from '../../../kit/session.tsx'
import type { ListAnswer } from '../../../kit/table/types.ts'
import { toast } from '../../../kit/toast.tsx'
import { Badge } from '../../../parts/badges.tsx'
import { useDeskText } from '../text.ts'
import { LockForm, TermsForm } from './CreditForms.tsx'

type Customer = { orgId: string; name: string }

function Due({ day }: { day: string }) {
  const t = useDeskText()
  const days = daysUntil(day, useSession().today)
  const words =
    days < 0 ? t('overdueDays', { n: -days }) : days === 0 ? t('dueToday') : t('dueIn', { n: days })
  return (
    <span className="row">
      <span className="num">{day}</span>
      <span className={days < 0 ? 'bad' : days < 7 ? 'warn' : 'soft'}>{words}</span>
    </span>
  )
}

/** How much of the limit is used; the figures beside it say the same. */
function UsedBar({ line }: { line: CreditLineRow }) {
  const share = line.limitFen > 0 ? Math.min(Math.max(line.exposureFen / line.limitFen, 0), 1) : 1
  const tone = share >= 1 ? 'bar-bad' : share > 0.8 ? 'bar-warn' : ''
  return (
    <div className={`bar ${tone}`} aria-hidden="true">
      <i style={{ width: `${share * 100}%` }} />
    </div>
  )
}

function LineFacts({ line }: { line: CreditLineRow }) {
  const t = useDeskText()
  return (
    <>
      <UsedBar line={line} />
      <Facts
        rows={[
          [t('creditLimit'), <Money key="limit" fen={line.limitFen} />],
          [t('creditUsed'), <Money key="used" fen={line.exposureFen} />],
          [
            t('creditLeft'),
            <b key="left">
              <Money fen={line.availableFen} />
            </b>,
          ],
          [t('creditTerm'), t('creditTermDays', { n: line.termDays })],
          [
            t('creditState'),
            <Badge key="state" tone={line.state === 'open' ? 'softgreen' : 'softred'}>
              {t(line.state === 'open' ? 'creditOpen' : 'creditLocked')}
            </Badge>,
          ],
          [
            t('lockWhy'),
            line.lockReason && [t(`lock.${line.lockReason}`), line.lockNote].filter(Boolean).join(' · '),
          ],
          [t('overdueSince'), line.oldestDueOn && <Due day={line.oldestDueOn} />],
          [t('changedAt'), time(line.changedAt)],
        ]}
      />
    </>
  )
}

function LineActions({ line, customer }: { line: CreditLineRow | undefined; customer: Customer }) {
  const t = useDeskText()
  const { can, today } = useSession()
  const [asking, setAsking] = useState<'terms' | 'lock'>()
  const unlock = useCommand('/credit/')
  if (!can('credit.change')) return null
  const close = () => setAsking(undefined)
  const unlockNow = async () => {
    if (await unlock.send(`/credit/lines/${customer.orgId}/unlock`)) toast(t('creditUnlockedToast'))
  }
  const locked = line?.state === 'locked'
  // An overdue debt keeps the line shut whatever anybody decides, so unlocking is not offered.
  const overdue = line?.oldestDueOn ? line.oldestDueOn < today : false
  return (
    <>
      <div className="row">
        <Button type={line ? 'default' : 'primary'} onClick={() => setAsking('terms')}>
          {t(line ? 'setCredit' : 'openCredit')}
        </Button>
        {line && (!locked || line.lockReason === 'overdue') && (
          <Button danger onClick={() => setAsking('lock')}>
            {t(locked ? 'lockByHand' : 'lock')}
          </Button>
        )}
        {locked && !overdue && (
          <Button loading={unlock.busy} onClick={() => void unlockNow()}>
            {t('unlock')}
          </Button>
        )}
      </div>
      {unlock.problem && <Refusal problem={unlock.problem} />}
      {asking === 'terms' && <TermsForm customer={customer} line={line} onClose={close} />}
      {asking === 'lock' && <LockForm customer={customer} onClose={close} />}
    </>
  )
}

/** What the customer may owe, for how long, and how much of it is used. */
export function CreditTab({ customer }: { customer: Customer }) {
  const t = useDeskText()
  const lines = useGet<ListAnswer<CreditLineRow>>('/credit/lines', { query: { partyOrgId: customer.orgId } })
  if (lines.error) return <PageState {...stateOf(lines.error)} onRetry={() => void lines.refetch()} />
  if (!lines.data) return null
  const line = lines.data.rows[0]
  return (
    <div className="stack">
      {line ? <LineFacts line={line} /> : <Notice title={t('creditNone')} hint={t('creditNoneHint')} />}
      <LineActions line={line} customer={customer} />
    </div>
  )
}
