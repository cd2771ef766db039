import { Link } from '@tanstack/react-router'
import type { Places, StockReceived } from '@yaolian/stock/contract'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { Static } from 'typebox'
import { useCommand } from '../../../kit/command.ts'
import { Packs, Price } from '../../../kit/figures.tsx'
import { Labelled } from '../../../kit/form/Labelled.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { useGet } from '../../../kit/queries.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { userStore, useSession } from '../../../kit/session.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useGo } from '../../../kit/view.ts'
import { Expiry } from '../../../parts/badges.tsx'
import { PickProduct, type Product } from '../products/PickProduct.tsx'
import { useDeskText } from '../text.ts'
import { ReceiveLine } from './ReceiveLine.tsx'
import { type ReceiptLine, wireLines } from './receipt.ts'

const listName = 'desk.receipt'

/** The list survives a reload: half an hour of typed lots must not be lost. */
function useReceiptList() {
  const store = userStore(useSession().me.user.userId)
  const [list, setList] = useState<readonly ReceiptLine[]>(() => store.read<ReceiptLine[]>(listName) ?? [])
  const keep = (next: readonly ReceiptLine[]) => {
    if (next.length) store.write(listName, next)
    else store.drop(listName)
    setList(next)
  }
  return [list, keep] as const
}

function Listed({ line, onRemove }: { line: ReceiptLine; onRemove: () => void }) {
  const t = useDeskText()
  return (
    <li>
      <div className="row spread">
        <b>{line.name}</b>
        <button
          type="button"
          className="quiet"
          aria-label={`${t('remove')} ${line.name} ${line.lotNo}`}
          onClick={onRemove}
        >
          <Icon name="trash" />
        </button>
      </div>
      <div className="row figures">
        <span className="code">{line.lotNo}</span>
        <Expiry day={line.expiresOn} exact />
        <Packs units={line.quantity} levels={line.packLevels} />
        <Price micro={line.unitCostMicro} />
        <span className="soft">{line.report}</span>
      </div>
    </li>
  )
}

type PlaceProps = { value: string | undefined; onChange: (id: string) => void }

function PlaceChoice({ value, onChange }: PlaceProps) {
  const t = useDeskText()
  const places = useGet<Static<typeof Places>>('/stock/places', { staleTime: 300_000 }).data?.rows ?? []
  const main = places.find(place => place.main)?.placeId
  const chosen = value ?? main
  return (
    <Labelled label={t('receivePlace')}>
      {id => (
        <Select
          id={id}
          className="wide"
          {...(chosen ? { value: chosen } : {})}
          options={places.map(place => ({ value: place.placeId, label: place.name }))}
          onChange={onChange}
        />
      )}
    </Labelled>
  )
}

/** /desk/stock/receive: lots entered one by one and taken in together. */
export function Receive() {
  const t = useDeskText()
  const { can } = useSession()
  const go = useGo()
  const [list, setList] = useReceiptList()
  const [product, setProduct] = useState<Product>()
  const [placeId, setPlaceId] = useState<string>()
  const [accepted, setAccepted] = useState(false)
  const receive = useCommand<Static<typeof StockReceived>>('/stock/', '/trade/offers')
  const add = (line: ReceiptLine) => {
    setList([...list, line])
    setProduct(undefined)
  }
  const send = async () => {
    const lines = wireLines(list)
    const done = await receive.send('/stock/receipts', { lines, ...(placeId ? { placeId } : {}), accepted })
    if (!done) return
    setList([])
    toast(t('receiveDone', { n: done.lines.length }))
    go('/desk/stock')
  }
  return (
    <>
      <nav className="crumb">
        <Link to="/desk/stock">
          <Icon name="left" size={13} /> {t('stock')}
        </Link>
      </nav>
      <div className="page two-sides">
        <div className="page-head">
          <h1>{t('receive')}</h1>
        </div>
        <section className="box">
          <h2>{t('receiveLine')}</h2>
          <div className="stack">
            {product ? (
              <ReceiveLine
                key={product.productId}
                product={product}
                list={list}
                onAdd={add}
                onChange={() => setProduct(undefined)}
              />
            ) : (
              <PickProduct onPick={setProduct} />
            )}
          </div>
        </section>
        <aside className="box">
          <h2>{t('receiveList')}</h2>
          <div className="stack">
            <p className="soft">{list.length === 0 ? t('receiveEmpty') : t('receiveHint')}</p>
            <ul className="plain-list">
              {list.map(line => (
                <Listed
                  key={line.productId + line.lotNo}
                  line={line}
                  onRemove={() => setList(list.filter(one => one !== line))}
                />
              ))}
            </ul>
            {list.length > 0 && (
              <>
                <PlaceChoice value={placeId} onChange={setPlaceId} />
                {can('stock.accept') && (
                  <label className="check">
                    <input
                      type="checkbox"
                      checked={accepted}
                      onChange={event => setAccepted(event.target.checked)}
                    />
                    {t('receiveAccepted')}
                  </label>
                )}
                <Button type="primary" loading={receive.busy} onClick={() => void send()}>
                  {t('receivePost', { n: list.length })}
                </Button>
                {receive.problem && <Refusal problem={receive.problem} />}
              </>
            )}
          </div>
        </aside>
      </div>
    </>
  )
}
