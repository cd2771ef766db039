import type { ProductDetail } from '@yaolian/catalogue/contract'
import type { Static } from 'typebox'

export type Product = Static<typeof ProductDetail>
