import type { OverrideRow } from '@yaolian/rulebook/contract'
import type { Static } from 'typebox'
import { useGet } from '../../kit/queries.ts'
import { useRuleText } from './text.ts'

export type Override = Static<typeof OverrideRow>

/** The product that an override is for, or that it is for all. */
export function ProductWords({ productId }: { productId: string | null }) {
  const t = useRuleText()
  const path = productId ? `/catalogue/products/${productId}` : null
  const { data } = useGet<{ genericName: string; spec: string }>(path, { staleTime: 300_000 })
  if (productId === null) return t('allProducts')
  return data ? `${data.genericName} ${data.spec}` : '…'
}
