import type { LotTotals } from '@yaolian/stock/contract'
import type { Static } from 'typebox'
import { count, yuan, yuanShort } from '../../../kit/format.ts'
import { useLang } from '../../../kit/lang.ts'
import { useGet } from '../../../kit/queries.ts'
import { useView } from '../../../kit/view.ts'
import { useDeskText } from '../text.ts'

/** Sums over all that the filters list, not only the page. */
export function StockSums() {
  const t = useDeskText()
  const lang = useLang()
  const { view } = useView()
  const filters = Object.entries(view.filters).map(([name, values]) => [name, values.join(',')])
  const query = { ...Object.fromEntries(filters), ...(view.q ? { q: view.q } : {}) }
  const sums = useGet<Static<typeof LotTotals>>('/stock/totals', { query, keep: true }).data
  if (!sums) return null
  return (
    <>
      <span>{t('sumLots', { n: count(sums.count) })}</span>
      <span>{t('sumAvailable', { n: count(sums.available) })}</span>
      <span title={`¥ ${yuan(sums.costFen)}`}>
        {t('sumCost', { sum: `¥ ${yuanShort(sums.costFen, lang)}` })}
      </span>
    </>
  )
}
