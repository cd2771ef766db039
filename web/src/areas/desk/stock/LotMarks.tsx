import type { LotRow } from '@yaolian/stock/contract'
import { Badge, Zone } from '../../../parts/badges.tsx'
import { useDeskText } from '../text.ts'

type Marked = Pick<LotRow, 'quality' | 'recalled' | 'stops'> & { placeFits?: boolean }

/** The GSP zone of a lot and what stops it. */
export function LotMarks({ lot }: { lot: Marked }) {
  const t = useDeskText()
  return (
    <span className="row">
      <Zone quality={lot.quality} />
      {lot.recalled && <Badge tone="red">{t('recalled')}</Badge>}
      {lot.stops > 0 && <Badge tone="softred">{t('lotStopped')}</Badge>}
      {lot.placeFits === false && <Badge tone="softred">{t('wrongPlace')}</Badge>}
    </span>
  )
}
