import { Day, page } from '@yaolian/kernel/contract'
import Type, { type Static } from 'typebox'

/** What found products are, to narrow a search down. */
export const Facets = Type.Object({
  facets: Type.Array(
    Type.Object({
      facet: Type.Enum(['rx', 'class', 'temperature', 'form', 'maker', 'offered']),
      value: Type.String(),
      products: Type.Integer(),
    }),
  ),
  whole: Type.Boolean({ description: 'false: counted over the best 2,000 only' }),
})
export type Facets = Static<typeof Facets>

export const MissKind = Type.Enum(['nothing', 'spelling', 'no_offer'])
export type MissKind = Static<typeof MissKind>

/** Words that somebody stopped at without an offer; nothing about the person is kept. */
export const MissBody = Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) })
export const MissNoted = Type.Object({
  found: Type.Union([MissKind, Type.Null()], {
    description: 'null: there is an offer, or the words were not kept',
  }),
})
export const SearchMiss = Type.Object({
  words: Type.String(),
  found: MissKind,
  searches: Type.Integer({ description: 'in the last 30 days' }),
  lastOn: Day,
})
export type SearchMiss = Static<typeof SearchMiss>
export const MissPage = page(SearchMiss)
