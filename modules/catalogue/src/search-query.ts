import type { ProductQuery, ProductState } from './contract.ts'
import type { ProductFilters } from './search-products.ts'

const listOf = (text: string | undefined): string[] | undefined => text?.split(',').filter(Boolean)

/** A search as the address carries it. */
export function searchOf(query: ProductQuery): ProductFilters & { q: string } {
  const states = listOf(query['f.state'])
  const rx = listOf(query['f.rx'])
  const classes = listOf(query['f.class'])
  const temperatures = listOf(query['f.temperature'])
  const forms = listOf(query['f.form'])
  const makers = listOf(query['f.maker'])
  return {
    q: query.q ?? '',
    ...(states && { states: states as ProductState[] }),
    ...(rx && { rx }),
    ...(classes && { classes }),
    ...(temperatures && { temperatures }),
    ...(forms && { forms }),
    ...(makers && { makers }),
    ...(query['f.offered'] && { offered: true }),
  }
}
