import { Link } from '@tanstack/react-router'
import { useSession } from '../../../kit/session.tsx'
import { useDeskText } from '../text.ts'

const views = [
  { to: '/desk/stock', word: 'byLot' },
  { to: '/desk/stock/products', word: 'byProduct' },
  { to: '/desk/stock/holds', word: 'waiting' },
  { to: '/desk/stock/places', word: 'places', right: 'stock.places' },
] as const

/** The lists of the stock: lots, products, what waits for quality's word, and for those who set them up the places. */
export function StockViews() {
  const t = useDeskText()
  const { can } = useSession()
  return (
    <nav className="quick-states views" aria-label={t('stockViews')}>
      {views
        .filter(view => !('right' in view) || can(view.right))
        .map(view => (
          <Link key={view.to} to={view.to} activeOptions={{ exact: true, includeSearch: false }}>
            {t(view.word)}
          </Link>
        ))}
    </nav>
  )
}
