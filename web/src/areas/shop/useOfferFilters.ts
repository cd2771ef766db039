import type { Facets } from '@yaolian/catalogue/contract'
import { useMemo, useState } from 'react'
import type { Query } from '../../kit/api.ts'
import { useGet } from '../../kit/queries.ts'
import type { Filter, FilterMenuParts } from '../../kit/table.ts'
import { useView, type View } from '../../kit/view.ts'
import { useWord } from '../../parts/text.ts'
import { facetOptions } from './facet-options.ts'
import { useShopText } from './text.ts'

/** What the facets of a search are asked with; null where they would count what this list doesn't show. */
function facetQuery({ q, filters }: View): Query | null {
  if (filters['f.seller'] || filters['f.open']) return null
  const chosen = Object.entries(filters).map(([name, values]) => [name, values.join(',')])
  return { ...Object.fromEntries(chosen), ...(q && { q }), 'f.offered': '1' }
}

/** The shop's filters; how many products on offer each value leaves is asked for once the menu is open. */
export function useOfferFilters(): { filters: Filter[]; filterMenu: FilterMenuParts } {
  const t = useShopText()
  const word = useWord()
  const { view } = useView()
  const [opened, setOpened] = useState(false)
  const query = useMemo(() => facetQuery(view), [view])
  const asked = useGet<Facets>(opened && query ? '/catalogue/products/facets' : null, {
    query: query ?? {},
    keep: true,
  })
  const counted = query ? asked.data : undefined
  const filters = useMemo<Filter[]>(() => {
    const optionsOf = (facet: Facets['facets'][number]['facet'], label: (value: string) => string) =>
      facetOptions(facet, counted, view.filters[`f.${facet}`] ?? [], label)
    const same = (value: string) => value
    return [
      { key: 'f.rx', title: t('filterRx'), options: optionsOf('rx', value => word('rxClass', value)) },
      {
        key: 'f.temperature',
        title: t('filterTemperature'),
        options: optionsOf('temperature', value => word('temperature', value)),
      },
      { key: 'f.class', title: t('filterClass'), options: optionsOf('class', value => word('scope', value)) },
      { key: 'f.form', title: t('filterForm'), options: optionsOf('form', same) },
      { key: 'f.maker', title: t('maker'), options: optionsOf('maker', same) },
      {
        key: 'f.open',
        title: t('filterOpen'),
        single: true,
        options: [{ value: '1', label: t('filterOpenOnly') }],
      },
    ]
  }, [t, word, counted, view])
  const filterMenu = useMemo(
    () => ({
      onOpen: () => setOpened(true),
      note: counted && t(counted.whole ? 'facetsCounted' : 'facetsCountedBest'),
    }),
    [counted, t],
  )
  return { filters, filterMenu }
}
