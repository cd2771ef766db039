import type { ProductDetail } from '@yaolian/catalogue/contract'
import type { Static } from 'typebox'

export type Product = Static<typeof ProductDetail>

/** Classes that have no approval number of their own (中药饮片、中药材). */
export const tradedWithoutNumber: readonly string[] = ['tcm_slices', 'tcm_material']
