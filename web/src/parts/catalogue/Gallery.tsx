import { useState } from 'react'
import { useGet } from '../../kit/queries.ts'
import './catalogue.css'
import { useCatalogueText } from './text.ts'
import { type Picture, pictureAddress } from './wire.ts'

export const usePictures = (productId: string) =>
  useGet<{ pictures: Picture[] }>(`/catalogue/products/${productId}/pictures`)

/** The main picture large, the others below it to choose from. Nothing where there is none. */
export function Gallery({ productId, name }: { productId: string; name: string }) {
  const t = useCatalogueText()
  const pictures = usePictures(productId).data?.pictures ?? []
  const [chosen, setChosen] = useState('')
  const shown = pictures.find(one => one.pictureId === chosen) ?? pictures[0]
  if (!shown) return null
  const words = (one: Picture) => t('pictureOf', { name, kind: t(`picture.${one.kind}`) })
  return (
    <div className="gallery">
      <img
        className="gallery-main"
        src={pictureAddress(shown.pictureId, 'view')}
        width={shown.width}
        height={shown.height}
        alt={words(shown)}
      />
      {pictures.length > 1 && (
        <div className="gallery-row">
          {pictures.map(one => (
            <button
              key={one.pictureId}
              type="button"
              aria-label={words(one)}
              aria-pressed={one.pictureId === shown.pictureId}
              onClick={() => setChosen(one.pictureId)}
            >
              <img src={pictureAddress(one.pictureId, 'thumb')} alt="" loading="lazy" />
            </button>
          ))}
        </div>
      )}
      {!shown.public && <p className="soft small">{t('rxPicture')}</p>}
    </div>
  )
}
