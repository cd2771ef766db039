import type { RuleCard } from '@yaolian/rulebook/contract'
import { useMemo } from 'react'
import { useBoth } from '../../../kit/lang.ts'
import { useGet } from '../../../kit/queries.ts'

export type Titles = { ids: string[]; title: (id: string) => string }

/** The title of each rule by its id, in the reader's language; the id itself until they are there. */
export function useRuleTitles(): Titles {
  const both = useBoth()
  const rules = useGet<{ rows: RuleCard[] }>('/rulebook/rules', { staleTime: 3_600_000 }).data?.rows
  return useMemo(() => {
    const byId = new Map(rules?.map(rule => [rule.id, both(rule.title)]))
    return { ids: [...byId.keys()], title: (id: string) => byId.get(id) ?? id }
  }, [rules, both])
}
