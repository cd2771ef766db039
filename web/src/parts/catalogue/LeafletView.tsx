import { useState } from 'react'
import { useGet } from '../../kit/queries.ts'
import './catalogue.css'
import { sectionNames } from './sections.ts'
import { useCatalogueText } from './text.ts'
import type { Leaflet } from './wire.ts'

export const useLeaflets = (productId: string) =>
  useGet<{ leaflets: Leaflet[] }>(`/catalogue/products/${productId}/leaflets`)

function Sections({ leaflet }: { leaflet: Leaflet }) {
  const t = useCatalogueText()
  return (
    <dl className="leaflet">
      {sectionNames
        .filter(name => leaflet.sections[name]?.trim())
        .map(name => (
          <div key={name}>
            <dt>{t(`section.${name}`)}</dt>
            <dd>{leaflet.sections[name]}</dd>
          </div>
        ))}
    </dl>
  )
}

/** The leaflet in force, and the earlier ones to choose. */
export function LeafletView({ productId }: { productId: string }) {
  const t = useCatalogueText()
  const { data } = useLeaflets(productId)
  const [version, setVersion] = useState<number>()
  const leaflets = data?.leaflets ?? []
  const shown = leaflets.find(one => one.version === version) ?? leaflets[0]
  if (!shown) return <p className="soft">{data ? t('noLeaflet') : ''}</p>
  const facts = { source: shown.source, asked: shown.byName, approved: shown.approvedBy }
  return (
    <div className="stack">
      <p className="soft small">
        {t('leafletVersion', { n: shown.version, day: shown.revisedOn })}
        {' · '}
        {t('leafletBy', facts)}
        {shown.ofOtherPack && ` · ${t('leafletOther')}`}
      </p>
      <Sections leaflet={shown} />
      {leaflets.length > 1 && (
        <p className="row wrap unprinted">
          <span className="soft">{t('olderVersions')}</span>
          {leaflets.map((one, i) => (
            <button
              key={one.version}
              type="button"
              className="link"
              aria-pressed={one.version === shown.version}
              onClick={() => setVersion(one.version)}
            >
              {one.revisedOn}
              {i === 0 && `（${t('current')}）`}
            </button>
          ))}
        </p>
      )}
    </div>
  )
}
