import type { Facets } from '@yaolian/catalogue/contract'
import type { Filter } from '../../kit/table.ts'

type Facet = Facets['facets'][number]['facet']

/** In the order of the law and of the shelf rather than of the count; also what shows before anything is counted. */
const FIXED: Partial<Record<Facet, readonly string[]>> = {
  rx: ['rx', 'otc_a', 'otc_b', 'none'],
  temperature: ['ambient', 'cool', 'cold', 'frozen'],
}

/** The address parts values by commas, and names of foreign makers hold some; the server reads ， as one. */
const inAddress = (value: string): string => value.replaceAll(',', '，')

/**
 * What a filter offers: the counted values, commonest first or in their fixed order, and whatever is chosen already,
 * also where it leaves nothing, so that it can be taken back.
 */
export function facetOptions(
  facet: Facet,
  counted: Facets | undefined,
  chosen: readonly string[],
  label: (value: string) => string,
): Filter['options'] {
  const found = counted?.facets.filter(one => one.facet === facet) ?? []
  const countOf = new Map(found.map(one => [inAddress(one.value), one.products]))
  const labelOf = new Map(found.map(one => [inAddress(one.value), one.value]))
  const fixed = FIXED[facet]
  const all = counted ? [...countOf.keys()] : (fixed ?? [])
  const ordered = fixed ? fixed.filter(value => all.includes(value)) : all
  const values = [...new Set([...ordered, ...chosen])]
  return values.map(value => {
    const count = counted && (countOf.get(value) ?? 0)
    return { value, label: label(labelOf.get(value) ?? value), ...(count !== undefined && { count }) }
  })
}
