import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Money } from '../../kit/figures.tsx'
import { Labelled } from '../../kit/form/Labelled.tsx'
import { yuan } from '../../kit/format.ts'
import { Notice, PageState, stateOf } from '../../kit/PageState.tsx'
import { useGet } from '../../kit/queries.ts'
import { useKitText } from '../../kit/text.ts'
import { useGo } from '../../kit/view.ts'
import { type Address, Addresses } from './Addresses.tsx'
import './cart.css'
import './checkout.css'
import { CreditChip, creditLeftFen } from './credit.tsx'
import { PlacedOrders } from './PlacedOrders.tsx'
import { type Answer, usePlacing } from './placing.ts'
import { useShopText } from './text.ts'
import { type SellerCart, useCartCheck } from './useCartCheck.ts'

const lifeChoices = [90, 180, 270, 365]

/** What one seller gets, and what is left of the credit afterwards. */
function SellerSum({ seller }: { seller: SellerCart }) {
  const t = useShopText()
  const { credit } = seller
  const left = credit ? creditLeftFen(credit) - seller.totalFen : 0
  return (
    <li className="sum-line">
      <b>{seller.sellerName}</b>
      <Money fen={seller.totalFen} />
      <span className="soft">{t('linesCount', { n: seller.lines.length })}</span>
      {credit !== undefined && (
        <span className={left < 0 ? 'bad small' : 'soft small'}>
          {left < 0 || !credit ? <CreditChip credit={credit} /> : null}
          {left >= 0 && credit && t('afterwards', { left: `¥ ${yuan(left)}` })}
        </span>
      )}
    </li>
  )
}

type WhereProps = {
  addresses: readonly Address[]
  shipToId: string | undefined
  onShipTo: (id: string) => void
  lifeDays: number
  onLifeDays: (days: number) => void
  note: string
  onNote: (note: string) => void
}

function Where(p: WhereProps) {
  const t = useShopText()
  return (
    <section className="box">
      <h2>{t('shipTo')}</h2>
      <Addresses addresses={p.addresses} chosen={p.shipToId} onChoose={p.onShipTo} />
      <div className="form-grid checkout-more">
        <Labelled label={t('life')}>
          {id => (
            <Select
              id={id}
              value={p.lifeDays}
              onChange={p.onLifeDays}
              options={lifeChoices.map(n => ({ value: n, label: t('lifeDays', { n }) }))}
            />
          )}
        </Labelled>
        <Labelled label={t('note')}>
          {id => (
            <Input
              id={id}
              value={p.note}
              maxLength={500}
              placeholder={t('noteHint')}
              onChange={event => p.onNote(event.target.value)}
            />
          )}
        </Labelled>
      </div>
    </section>
  )
}

/** What the buyer settles before the orders go out. */
function useCheckout(addresses: readonly Address[], onAnswers: (answers: Answer[]) => void) {
  const cart = useCartCheck()
  const { place } = usePlacing()
  const [chosen, onShipTo] = useState<string>()
  const [lifeDays, onLifeDays] = useState(lifeChoices[0] ?? 90)
  const [note, onNote] = useState('')
  const [busy, setBusy] = useState(false)
  const shipToId = chosen ?? addresses.find(one => one.isDefault)?.addressId ?? addresses[0]?.addressId
  const send = async () => {
    if (!shipToId || busy) return
    setBusy(true)
    const orders = cart.sellers.map(({ sellerId, sellerName, lines }) => ({
      sellerName,
      order: {
        sellerId,
        shipToId,
        lines: lines.map(({ line }) => ({ productId: line.productId, quantity: line.quantity })),
        minimumLifeDays: lifeDays,
        ...(note.trim() ? { note: note.trim() } : {}),
      },
    }))
    onAnswers(await place(orders))
    setBusy(false)
  }
  return { ...cart, busy, send, where: { addresses, shipToId, onShipTo, lifeDays, onLifeDays, note, onNote } }
}

type CheckoutFormProps = { addresses: readonly Address[]; onAnswers: (answers: Answer[]) => void }

function CheckoutForm({ addresses, onAnswers }: CheckoutFormProps) {
  const t = useShopText()
  const go = useGo()
  const { sellers, totalFen, wrong, busy, send, where } = useCheckout(addresses, onAnswers)
  if (sellers.length === 0) {
    return (
      <Notice title={t('cartEmpty')} hint={t('cartEmptyHint')}>
        <Button type="primary" onClick={() => go('/shop')}>
          {t('goShopping')}
        </Button>
      </Notice>
    )
  }
  const words = sellers.length === 1 ? t('placeOne') : t('place', { n: sellers.length })
  const ready = where.shipToId !== undefined && wrong === 0
  return (
    <>
      <div className="page cart">
        <div className="page-head">
          <h1>{t('checkoutTitle')}</h1>
        </div>
        <Where {...where} />
        <section className="box" aria-label={t('total')}>
          <ul>
            {sellers.map(seller => (
              <SellerSum key={seller.sellerId} seller={seller} />
            ))}
          </ul>
        </section>
      </div>
      <footer className="cart-foot">
        {wrong > 0 && <span className="bad">{t('fixFirst', { n: wrong })}</span>}
        <span className="cart-total">
          {t('total')}{' '}
          <b>
            <Money fen={totalFen} />
          </b>
        </span>
        <Button type="primary" size="large" loading={busy} disabled={!ready} onClick={() => void send()}>
          {busy ? t('placing') : words}
        </Button>
      </footer>
    </>
  )
}

/** Where to, how fresh, and one order for each seller; every order gets its own answer. */
export function Checkout() {
  const k = useKitText()
  const addresses = useGet<{ rows: Address[] }>('/party/addresses')
  const [answers, setAnswers] = useState<Answer[]>()
  if (answers) return <PlacedOrders answers={answers} onAnswers={setAnswers} />
  if (addresses.error)
    return <PageState {...stateOf(addresses.error)} onRetry={() => void addresses.refetch()} />
  if (!addresses.data) return <p className="page soft">{k('loading')}</p>
  return <CheckoutForm addresses={addresses.data.rows} onAnswers={setAnswers} />
}
