import { Button } from 'antd'
import { Money, Price } from '../../kit/figures.tsx'
import { QuantityInput } from '../../kit/form/number-inputs.tsx'
import { packs, price, yuan } from '../../kit/format.ts'
import { Icon } from '../../kit/Icon.tsx'
import { useLang } from '../../kit/lang.ts'
import { Notice } from '../../kit/PageState.tsx'
import { useGo } from '../../kit/view.ts'
import { ProductName, specAndMaker } from '../../parts/product.tsx'
import './cart.css'
import { lineKey } from './cart.ts'
import { CreditChip, creditLeftFen } from './credit.tsx'
import { useShopText } from './text.ts'
import { Unanswered } from './Unanswered.tsx'
import { useCart } from './useCart.ts'
import { type CheckedLine, type SellerCart, useCartCheck } from './useCartCheck.ts'

/** What stands in the way of a line, in words. */
function LineSay({ line, check, offer }: CheckedLine) {
  const t = useShopText()
  const lang = useLang()
  const words = (units: number) => packs(units, line.packLevels, lang)
  const now = offer ?? line
  if (check.wrong === 'closed') return <span className="bad">{t('closedNow')}</span>
  if (check.wrong === 'quantity') {
    return <span className="bad">{t('wrongQuantity', { min: now.minQuantity, multiple: now.multiple })}</span>
  }
  if (check.wrong === 'short') {
    return <span className="bad">{t('shortStock', { q: words(offer?.availableUnits ?? 0) })}</span>
  }
  if (check.priceBefore !== undefined) {
    const change = { old: price(check.priceBefore), now: price(check.priceMicro) }
    return <span className="warn">{t('priceChanged', change)}</span>
  }
  return null
}

function Line(p: CheckedLine) {
  const { line, check, offer } = p
  const t = useShopText()
  const go = useGo()
  const { set } = useCart()
  const id = `q${lineKey(line)}`
  return (
    <li className="cart-line" data-wrong={check.wrong}>
      <div className="cart-name">
        <button
          type="button"
          className="row-name"
          onClick={() => go('/shop', { q: line.genericName, open: lineKey(line) })}
        >
          <ProductName product={line} />
        </button>
        <span className="soft">{specAndMaker(line)}</span>
      </div>
      <div className="cart-price num">
        <Price micro={check.priceMicro} />
      </div>
      <div className="cart-quantity">
        <QuantityInput
          id={id}
          label={t('quantityOf', { name: line.genericName })}
          levels={line.packLevels}
          step={(offer ?? line).multiple}
          value={line.quantity}
          onChange={quantity =>
            quantity !== undefined && quantity > 0 && set({ ...line, ...offer }, quantity)
          }
          onBlur={() => {}}
          invalid={check.wrong !== undefined}
          describedBy={`${id}-say`}
        />
        <p id={`${id}-say`} className="small">
          <LineSay {...p} />
        </p>
      </div>
      <b className="cart-amount">
        <Money fen={check.amountFen} />
      </b>
      <button
        type="button"
        className="quiet"
        aria-label={t('removeName', { name: line.genericName })}
        title={t('remove')}
        onClick={() => set(line, 0)}
      >
        <Icon name="trash" />
      </button>
    </li>
  )
}

function Seller({ seller }: { seller: SellerCart }) {
  const t = useShopText()
  const { credit } = seller
  const over = credit ? seller.totalFen - creditLeftFen(credit) : 0
  return (
    <section className="box" aria-label={seller.sellerName}>
      <div className="row spread cart-head">
        <h2>{seller.sellerName}</h2>
        {credit !== undefined && <CreditChip credit={credit} />}
      </div>
      <Unanswered sellerId={seller.sellerId} />
      <ul>
        {seller.lines.map(one => (
          <Line key={lineKey(one.line)} {...one} />
        ))}
      </ul>
      <div className="row cart-sum">
        {over > 0 && <span className="bad num">{t('overCredit', { over: `¥ ${yuan(over)}` })}</span>}
        <span>
          {t('subtotal')} <Money fen={seller.totalFen} />
        </span>
      </div>
    </section>
  )
}

/** What is going to be ordered, by seller: quantities by packs, credit, and what has to be settled first. */
export function CartPage() {
  const t = useShopText()
  const go = useGo()
  const { sellers, totalFen, wrong, lines } = useCartCheck()
  if (lines === 0) {
    return (
      <>
        <h1 className="unseen">{t('cart')}</h1>
        <Notice title={t('cartEmpty')} hint={t('cartEmptyHint')}>
          <Button type="primary" onClick={() => go('/shop')}>
            {t('goShopping')}
          </Button>
        </Notice>
      </>
    )
  }
  return (
    <>
      <div className="page cart">
        <div className="page-head">
          <h1>{t('cart')}</h1>
        </div>
        {sellers.map(seller => (
          <Seller key={seller.sellerId} seller={seller} />
        ))}
      </div>
      <footer className="cart-foot">
        <span className="soft">{t('cartTotal', { sellers: sellers.length, lines })}</span>
        {wrong > 0 && <span className="bad">{t('fixFirst', { n: wrong })}</span>}
        <span className="cart-total">
          {t('total')}{' '}
          <b>
            <Money fen={totalFen} />
          </b>
        </span>
        <Button type="primary" size="large" disabled={wrong > 0} onClick={() => go('/shop/checkout')}>
          {t('checkout')}
        </Button>
      </footer>
    </>
  )
}
