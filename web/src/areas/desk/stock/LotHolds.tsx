import { EndHold, type HoldRow, type LotDetail } from '@yaolian/stock/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import Type, { type Static } from 'typebox'
import { Packs } from '../../../kit/figures.tsx'
import { LongTextInput } from '../../../kit/form/inputs.tsx'
import type { Field } from '../../../kit/form/SchemaForm.tsx'
import { packs, time } from '../../../kit/format.ts'
import { useLang } from '../../../kit/lang.ts'
import { Notice } from '../../../kit/PageState.tsx'
import { useSession } from '../../../kit/session.tsx'
import { Badge } from '../../../parts/badges.tsx'
import { AskSheet } from '../AskSheet.tsx'
import { useDeskText } from '../text.ts'

const Ending = Type.Omit(EndHold, ['id'])
type Ending = Static<typeof Ending>

type EndProps = { hold: HoldRow; how: 'release' | 'scrap'; onClose: () => void }

function EndSheet({ hold, how, onClose }: EndProps) {
  const t = useDeskText()
  const lang = useLang()
  const fields = useMemo<Field<Ending>[]>(
    () => [
      { name: 'reason', label: t('reasonOf'), span: 2, input: p => <LongTextInput {...p} maxLength={200} /> },
    ],
    [t],
  )
  return (
    <AskSheet
      title={t(`${how}Title`, { lot: hold.lotNo })}
      hint={t(`${how}Hint`, { n: packs(hold.quantity, hold.packLevels, lang) })}
      schema={Ending}
      fields={fields}
      submit={t(how)}
      path={`/stock/holds/${hold.holdId}/${how}`}
      refreshes={['/stock/', '/trade/offers']}
      done={() => t('holdEnded')}
      onClose={onClose}
    />
  )
}

const words = { open: 'holdOpen', released: 'holdReleased', scrapped: 'holdScrapped' } as const

function HoldLine({ hold, today }: { hold: HoldRow; today: string }) {
  const t = useDeskText()
  const { can } = useSession()
  const [asking, setAsking] = useState<'release' | 'scrap'>()
  const open = hold.state === 'open'
  // What has expired or is recalled can't be sold again, so a release would only be refused.
  const free = hold.cause !== 'expired' && hold.cause !== 'recall' && hold.expiresOn >= today
  return (
    <li>
      <div className="row spread">
        <b>{t(`cause.${hold.cause}`)}</b>
        <span className="row">
          {hold.wholeLot && <span className="soft">{t('wholeLot')}</span>}
          <Packs units={hold.quantity} levels={hold.packLevels} />
          <Badge tone={open ? 'amber' : 'plain'}>{t(words[hold.state])}</Badge>
        </span>
      </div>
      <p>{hold.reason}</p>
      <p className="soft">
        {hold.placedName} · {time(hold.placedAt, today)}
      </p>
      {hold.endedAt && (
        <p className="soft">
          {t(words[hold.state])} · {hold.endedName} · {time(hold.endedAt, today)}
          {hold.endReason && ` · ${hold.endReason}`}
        </p>
      )}
      {open && (
        <div className="row">
          {can('stock.release') && free && (
            <Button size="small" onClick={() => setAsking('release')}>
              {t('release')}
            </Button>
          )}
          {can('stock.scrap') && (
            <Button size="small" danger onClick={() => setAsking('scrap')}>
              {t('scrap')}
            </Button>
          )}
        </div>
      )}
      {asking && <EndSheet hold={hold} how={asking} onClose={() => setAsking(undefined)} />}
    </li>
  )
}

/** What ever held the lot, open ones first, and quality's word on each. */
export function LotHolds({ lot }: { lot: LotDetail }) {
  const t = useDeskText()
  const { today } = useSession()
  if (lot.holds.length === 0) return <Notice title={t('noHolds')} />
  const rank = (hold: HoldRow) => (hold.state === 'open' ? 0 : 1)
  return (
    <ul className="plain-list">
      {lot.holds
        .toSorted((a, b) => rank(a) - rank(b) || b.placedAt.localeCompare(a.placedAt))
        .map(hold => (
          <HoldLine key={hold.holdId} hold={hold} today={today} />
        ))}
    </ul>
  )
}
