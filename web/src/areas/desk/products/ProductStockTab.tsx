import { Link } from '@tanstack/react-router'
import type { LotPage, LotRow } from '@yaolian/stock/contract'
import type { Static } from 'typebox'
import { Packs } from '../../../kit/figures.tsx'
import { Notice, PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { Expiry } from '../../../parts/badges.tsx'
import { LotMarks } from '../stock/LotMarks.tsx'
import { useDeskText } from '../text.ts'

const Lot = ({ lot }: { lot: LotRow }) => (
  <li>
    <div className="row spread">
      <span className="row">
        <Link to="/desk/stock" search={{ open: lot.lotId } as never} className="code">
          {lot.lotNo}
        </Link>
        <Expiry day={lot.expiresOn} />
      </span>
      <b>
        <Packs units={lot.available} levels={lot.packLevels} />
      </b>
    </div>
    <div className="row spread soft">
      <span>{lot.placeName}</span>
      <LotMarks lot={lot} />
    </div>
  </li>
)

/** The lots of one product, what runs out first in front. */
export function ProductStockTab({ productId }: { productId: string }) {
  const t = useDeskText()
  const lots = useGet<Static<typeof LotPage>>('/stock/lots', {
    query: { 'f.product': productId, limit: 50 },
  })
  if (lots.error) return <PageState {...stateOf(lots.error)} onRetry={() => void lots.refetch()} />
  if (!lots.data) return null
  if (lots.data.rows.length === 0) return <Notice title={t('noStockOf')} />
  return (
    <div className="stack">
      <ul className="plain-list">
        {lots.data.rows.map(lot => (
          <Lot key={lot.stockId} lot={lot} />
        ))}
      </ul>
      <Link to="/desk/stock" search={{ 'f.product': productId } as never}>
        {t('openStock')}
      </Link>
    </div>
  )
}
