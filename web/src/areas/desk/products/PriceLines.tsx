import type { PriceHistory, PriceRecord } from '@yaolian/price/contract'
import type { ReactNode } from 'react'
import { Price } from '../../../kit/figures.tsx'
import { time } from '../../../kit/format.ts'
import { Notice } from '../../../kit/PageState.tsx'
import { useSession } from '../../../kit/session.tsx'
import { Badge } from '../../../parts/badges.tsx'
import { useDeskText } from '../text.ts'

function Period({ record }: { record: PriceRecord }) {
  const t = useDeskText()
  const { validFrom: from, validTo: to } = record
  return <span className="num">{to ? t('until', { from, to }) : t('onward', { from })}</span>
}

type LineProps = { record: PriceRecord; holds: boolean; of?: ReactNode }

/** One price that was ever set: how much, when, by whom, why. The one that holds today is marked. */
export function PriceLine({ record, holds, of }: LineProps) {
  const t = useDeskText()
  const { today } = useSession()
  const gone = record.state === 'replaced'
  return (
    <li className={gone ? 'price-gone' : undefined}>
      <div className="row spread">
        <span className="row">
          <b>
            <Price micro={record.priceMicro} />
          </b>
          {holds && <Badge tone="accent">{t('today')}</Badge>}
          {gone && <Badge tone="plain">{t('replaced')}</Badge>}
          {!gone && record.validFrom > today && <Badge tone="amber">{t('futurePrice')}</Badge>}
        </span>
        <Period record={record} />
      </div>
      {of && <p>{of}</p>}
      <p className="soft">
        {record.reason}
        {record.reason && ' · '}
        {record.changedName} · {time(record.changedAt, today)}
      </p>
    </li>
  )
}

/** Why this price: every list price there ever was, newest first. */
export function ListPrices({ history }: { history: PriceHistory }) {
  const t = useDeskText()
  if (history.list.length === 0) return <Notice title={t('noHistory')} />
  return (
    <ul className="plain-list">
      {history.list.map(record => (
        <PriceLine
          key={record.priceId}
          record={record}
          holds={history.effective?.priceId === record.priceId}
        />
      ))}
    </ul>
  )
}
