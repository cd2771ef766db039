import {
  CountStock,
  type LotDetail,
  MoveStock,
  type Places,
  type StockCounted as StockCountedSchema,
} from '@yaolian/stock/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import Type, { type Static } from 'typebox'
import { Packs } from '../../../kit/figures.tsx'
import { ChoiceInput, TextInput } from '../../../kit/form/inputs.tsx'
import { QuantityInput } from '../../../kit/form/number-inputs.tsx'
import type { Field } from '../../../kit/form/SchemaForm.tsx'
import { count, packs } from '../../../kit/format.ts'
import { useLang } from '../../../kit/lang.ts'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'
import { AskSheet } from '../AskSheet.tsx'
import { useDeskText } from '../text.ts'

type Shelf = LotDetail['places'][number]
type SheetProps = { lot: LotDetail; shelf: Shelf; onClose: () => void }
const changed = ['/stock/', '/trade/offers']

const Count = Type.Object({
  counted: CountStock.properties.counted,
  reason: CountStock.properties.reason,
  note: Type.Optional(CountStock.properties.note),
})
type Count = Static<typeof Count>
const countReasons = ['counted', 'damaged', 'scrapped'] as const

function CountSheet({ lot, shelf, onClose }: SheetProps) {
  const t = useDeskText()
  const lang = useLang()
  const fields = useMemo<Field<Count>[]>(() => {
    const reasons = countReasons.map(value => ({ value, label: t(`adjust.${value}`) }))
    return [
      {
        name: 'counted',
        label: t('counted'),
        input: p => <QuantityInput {...p} levels={lot.packLevels} label={t('counted')} />,
      },
      { name: 'reason', label: t('countReason'), input: p => <ChoiceInput {...p} options={reasons} /> },
      { name: 'note', label: t('countNote'), span: 2, input: p => <TextInput {...p} maxLength={200} /> },
    ]
  }, [t, lot.packLevels])
  return (
    <AskSheet<typeof Count.properties, Static<typeof StockCountedSchema>>
      title={t('countTitle', { lot: lot.lotNo, place: shelf.placeName })}
      hint={t('countHint', { n: packs(shelf.onHand, lot.packLevels, lang) })}
      schema={Count}
      fields={fields}
      initial={{ reason: 'counted' }}
      submit={t('count')}
      path={`/stock/shelves/${shelf.stockId}/count`}
      body={{ expected: shelf.onHand, note: '' }}
      refreshes={changed}
      done={answer => t('countDone', { n: count(answer.difference) })}
      onClose={onClose}
    />
  )
}

const Move = Type.Omit(MoveStock, ['id'])
type Move = Static<typeof Move>

function MoveSheet({ lot, shelf, onClose }: SheetProps) {
  const t = useDeskText()
  const lang = useLang()
  const places = useGet<Static<typeof Places>>('/stock/places', { staleTime: 300_000 }).data
  const free = shelf.onHand - shelf.reserved - shelf.held
  const fields = useMemo<Field<Move>[]>(() => {
    const options = (places?.rows ?? [])
      .filter(place => place.placeId !== shelf.placeId && place.zones.includes(lot.temperature))
      .map(place => ({ value: place.placeId, label: place.name }))
    return [
      { name: 'toPlaceId', label: t('toPlace'), input: p => <ChoiceInput {...p} options={options} /> },
      {
        name: 'quantity',
        label: t('quantity'),
        input: p => <QuantityInput {...p} levels={lot.packLevels} max={free} label={t('quantity')} />,
      },
      { name: 'reason', label: t('moveReason'), span: 2, input: p => <TextInput {...p} maxLength={200} /> },
    ]
  }, [t, places, lot, shelf.placeId, free])
  return (
    <AskSheet
      title={t('moveTitle', { lot: lot.lotNo })}
      hint={t('moveHint', { place: shelf.placeName, n: packs(free, lot.packLevels, lang) })}
      schema={Move}
      fields={fields}
      submit={t('move')}
      path={`/stock/shelves/${shelf.stockId}/move`}
      refreshes={changed}
      done={() => t('moveDone')}
      onClose={onClose}
    />
  )
}

function ShelfLine({ lot, shelf, severalPlaces }: { lot: LotDetail; shelf: Shelf; severalPlaces: boolean }) {
  const t = useDeskText()
  const { can } = useSession()
  const [asking, setAsking] = useState<'count' | 'move'>()
  const free = shelf.onHand - shelf.reserved - shelf.held
  const close = () => setAsking(undefined)
  const figure = (label: string, units: number) => (
    <span>
      <span className="soft">{label}</span> <Packs units={units} levels={lot.packLevels} />
    </span>
  )
  return (
    <li>
      <div className="row spread">
        <b>{shelf.placeName}</b>
        {!shelf.placeFits && <span className="bad">{t('wrongPlace')}</span>}
        <b>
          <Packs units={shelf.available} levels={lot.packLevels} />
        </b>
      </div>
      <div className="row figures">
        {figure(t('onHand'), shelf.onHand)}
        {figure(t('reserved'), shelf.reserved)}
        {figure(t('held'), shelf.held)}
      </div>
      <div className="row">
        {can('stock.adjust') && (
          <Button size="small" onClick={() => setAsking('count')}>
            {t('count')}
          </Button>
        )}
        {can('stock.move') && severalPlaces && free > 0 && (
          <Button size="small" onClick={() => setAsking('move')}>
            {t('move')}
          </Button>
        )}
      </div>
      {asking === 'count' && <CountSheet lot={lot} shelf={shelf} onClose={close} />}
      {asking === 'move' && <MoveSheet lot={lot} shelf={shelf} onClose={close} />}
    </li>
  )
}

/** Where a lot lies, how much of it there is promised, held and free, and the count of it. */
export function LotPlaces({ lot }: { lot: LotDetail }) {
  const places = useGet<Static<typeof Places>>('/stock/places', { staleTime: 300_000 }).data
  return (
    <ul className="plain-list">
      {lot.places.map(shelf => (
        <ShelfLine
          key={shelf.stockId}
          lot={lot}
          shelf={shelf}
          severalPlaces={(places?.rows.length ?? 0) > 1}
        />
      ))}
    </ul>
  )
}
