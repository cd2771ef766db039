import { Facts } from '../../kit/Facts.tsx'
import { Money } from '../../kit/figures.tsx'
import { yuan, yuanShort } from '../../kit/format.ts'
import { useLang } from '../../kit/lang.ts'
import { Badge } from '../../parts/badges.tsx'
import { useShopText } from './text.ts'
import type { OfferDetail } from './wire.ts'

export type Credit = OfferDetail['credit']

export const creditLeftFen = (credit: NonNullable<Credit>): number =>
  Math.max(0, credit.limitFen - credit.exposureFen)

/** What this seller lets me owe, in full. */
export function CreditFacts({ credit }: { credit: Credit }) {
  const t = useShopText()
  if (!credit) return <p className="soft">{t('noCredit')}</p>
  return (
    <Facts
      rows={[
        [t('limit'), <Money key="limit" fen={credit.limitFen} />],
        [t('used'), <Money key="used" fen={credit.exposureFen} />],
        [
          t('creditLeft'),
          <b key="left">
            <Money fen={creditLeftFen(credit)} />
          </b>,
        ],
        [t('term'), t('days', { n: credit.termDays })],
        [t('state'), credit.state === 'locked' && <Badge tone="softred">{t('creditLocked')}</Badge>],
      ]}
    />
  )
}

/** The same in a line: 可用账期 ¥ 36,420.00 / 5.0 万. */
export function CreditChip({ credit }: { credit: Credit }) {
  const t = useShopText()
  const lang = useLang()
  if (!credit) return <span className="warn">{t('noCredit')}</span>
  if (credit.state === 'locked') return <Badge tone="softred">{t('creditLocked')}</Badge>
  return (
    <span className="soft num">
      {t('creditChip', { left: `¥ ${yuan(creditLeftFen(credit))}`, limit: yuanShort(credit.limitFen, lang) })}
    </span>
  )
}
