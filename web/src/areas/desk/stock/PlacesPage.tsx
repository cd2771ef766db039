import { OpenPlace, type PlaceRow as PlaceRowSchema, type Places, SetZones } from '@yaolian/stock/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import Type, { type Static } from 'typebox'
import { ChoiceInput, ManyInput, TextInput } from '../../../kit/form/inputs.tsx'
import type { Field } from '../../../kit/form/SchemaForm.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { Notice, PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { Badge } from '../../../parts/badges.tsx'
import { useWord } from '../../../parts/text.ts'
import { AskSheet } from '../AskSheet.tsx'
import { useDeskText } from '../text.ts'
import { StockViews } from './StockViews.tsx'

type Place = Static<typeof PlaceRowSchema>
const NewPlace = Type.Omit(OpenPlace, ['id'])
type NewPlace = Static<typeof NewPlace>
const Zones = Type.Omit(SetZones, ['id'])
type Zones = Static<typeof Zones>

const zones = ['ambient', 'cool', 'cold', 'frozen'] as const
const kinds = ['warehouse', 'store'] as const

function useZonesField(): Field<Zones> {
  const t = useDeskText()
  const word = useWord()
  return useMemo(() => {
    const options = zones.map(value => ({ value, label: word('temperature', value) }))
    return { name: 'zones', label: t('zones'), span: 2, input: p => <ManyInput {...p} options={options} /> }
  }, [t, word])
}

function NewPlaceSheet({ onClose }: { onClose: () => void }) {
  const t = useDeskText()
  const zonesField = useZonesField()
  const fields = useMemo<Field<NewPlace>[]>(() => {
    const options = kinds.map(value => ({ value, label: t(`placeKind.${value}`) }))
    return [
      { name: 'name', label: t('placeName'), input: p => <TextInput {...p} maxLength={40} /> },
      { name: 'kind', label: t('placeKind'), input: p => <ChoiceInput {...p} options={options} /> },
      zonesField as Field<NewPlace>,
    ]
  }, [t, zonesField])
  return (
    <AskSheet
      title={t('openPlace')}
      hint={t('openPlaceHint')}
      schema={NewPlace}
      fields={fields}
      initial={{ kind: 'warehouse' }}
      submit={t('openPlace')}
      path="/stock/places"
      refreshes={['/stock/']}
      done={() => t('placeSaved')}
      onClose={onClose}
    />
  )
}

function ZonesSheet({ place, onClose }: { place: Place; onClose: () => void }) {
  const t = useDeskText()
  const field = useZonesField()
  const fields = useMemo(() => [field], [field])
  return (
    <AskSheet
      title={t('setZonesTitle', { name: place.name })}
      hint={t('setZonesHint')}
      schema={Zones}
      fields={fields}
      initial={{ zones: place.zones }}
      submit={t('setZones')}
      path={`/stock/places/${place.placeId}/zones`}
      refreshes={['/stock/', '/trade/offers']}
      done={() => t('placeSaved')}
      onClose={onClose}
    />
  )
}

function PlaceLine({ place }: { place: Place }) {
  const t = useDeskText()
  const word = useWord()
  const [asking, setAsking] = useState(false)
  return (
    <li>
      <div className="row spread">
        <span className="row">
          <b>{place.name}</b>
          <span className="soft">{t(`placeKind.${place.kind}`)}</span>
          {place.main && <Badge tone="accent">{t('mainPlace')}</Badge>}
        </span>
        <span className="row">
          {place.zones.map(zone => (
            <Badge key={zone} tone={zone === 'cold' || zone === 'frozen' ? 'blue' : 'plain'}>
              {word('temperature', zone)}
            </Badge>
          ))}
          <Button size="small" onClick={() => setAsking(true)}>
            {t('setZones')}
          </Button>
        </span>
      </div>
      {asking && <ZonesSheet place={place} onClose={() => setAsking(false)} />}
    </li>
  )
}

function List() {
  const t = useDeskText()
  const places = useGet<Static<typeof Places>>('/stock/places')
  if (places.error) return <PageState {...stateOf(places.error)} onRetry={() => void places.refetch()} />
  if (!places.data) return null
  if (places.data.rows.length === 0) return <Notice title={t('noPlaces')} hint={t('noPlacesHint')} />
  return (
    <ul className="plain-list">
      {places.data.rows.map(place => (
        <PlaceLine key={place.placeId} place={place} />
      ))}
    </ul>
  )
}

/** /desk/stock/places: where goods may lie, and which temperatures each place keeps. */
export function PlacesPage() {
  const t = useDeskText()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <div className="tools views-bar">
        <StockViews />
        <span className="tools-gap" />
        <Button type="primary" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
          {t('openPlace')}
        </Button>
      </div>
      <div className="page narrow">
        <h1 className="unseen">{t('places')}</h1>
        <section className="box">
          <List />
        </section>
      </div>
      {adding && <NewPlaceSheet onClose={() => setAdding(false)} />}
    </>
  )
}
