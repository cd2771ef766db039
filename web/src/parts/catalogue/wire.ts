import type {
  Leaflet as LeafletSchema,
  Picture as PictureSchema,
  ProductDetail,
  ProductFlag,
} from '@yaolian/catalogue/contract'
import type { Static } from 'typebox'

export type WholeProduct = Static<typeof ProductDetail>
export type Leaflet = LeafletSchema
export type Picture = Static<typeof PictureSchema>
export type Flag = ProductFlag

/** Where a made size of a picture is; the browser keeps it. */
export const pictureAddress = (pictureId: string, size: 'thumb' | 'view'): string =>
  `/api/v1/catalogue/pictures/${pictureId}/${size}`
