import { Link } from '@tanstack/react-router'
import { useDeskText } from '../text.ts'

const views = [
  { to: '/desk/stock', word: 'byLot' },
  { to: '/desk/stock/products', word: 'byProduct' },
  { to: '/desk/stock/holds', word: 'waiting' },
] as const

/** The three lists of the stock: lots, products, and what waits for quality's word. */
export function StockViews() {
  const t = useDeskText()
  return (
    <nav className="quick-states views" aria-label={t('stockViews')}>
      {views.map(view => (
        <Link key={view.to} to={view.to} activeOptions={{ exact: true, includeSearch: false }}>
          {t(view.word)}
        </Link>
      ))}
    </nav>
  )
}
