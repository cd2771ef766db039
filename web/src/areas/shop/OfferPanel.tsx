import { Button } from 'antd'
import { useState } from 'react'
import { Facts } from '../../kit/Facts.tsx'
import { Money, Packs, Price } from '../../kit/figures.tsx'
import { QuantityInput } from '../../kit/form/number-inputs.tsx'
import { amountFen, packs, unitWord } from '../../kit/format.ts'
import { useLang } from '../../kit/lang.ts'
import { PageState, stateOf } from '../../kit/PageState.tsx'
import { Problem } from '../../kit/problem.ts'
import { useGet } from '../../kit/queries.ts'
import { Hit, Refusal } from '../../kit/Refusal.tsx'
import { Tabs } from '../../kit/Tabs.tsx'
import { type Column, Grid, Panel } from '../../kit/table.ts'
import { useKitText } from '../../kit/text.ts'
import { toast } from '../../kit/toast.tsx'
import { Badge, ClassBadges, Expiry } from '../../parts/badges.tsx'
import { LeafletView } from '../../parts/catalogue/LeafletView.tsx'
import { useCatalogueText } from '../../parts/catalogue/text.ts'
import { ProductFacts, ProductName } from '../../parts/product.tsx'
import { fitQuantity, quantityFits } from './cart.ts'
import { CreditFacts } from './credit.tsx'
import { ProductLink } from './ProductLink.tsx'
import { useShopText } from './text.ts'
import { useCartChange, useInCart } from './useCart.ts'
import { type OfferDetail, offerPath } from './wire.ts'

/** Price, steps and the button; the amount follows the quantity. */
function Buy({ offer }: { offer: OfferDetail & { priceMicro: number } }) {
  const t = useShopText()
  const lang = useLang()
  const inCart = useInCart(offer)
  const { set } = useCartChange()
  const [quantity, setQuantity] = useState<number | undefined>(inCart || fitQuantity(1, offer))
  const wanted = quantity ?? 0
  const fits = quantityFits(wanted, offer)
  const words = (units: number) => packs(units, offer.packLevels, lang)
  const put = () => {
    set(offer, wanted)
    toast(
      inCart
        ? t('updated', { name: offer.genericName, q: words(wanted) })
        : t('added', { name: offer.genericName }),
    )
  }
  return (
    <div className="buy">
      <p className="buy-price">
        <Price micro={offer.priceMicro} />
        <small>{t('perUnit', { unit: unitWord(offer.salesUnit, 1, lang) })}</small>
        {offer.priceSource === 'contract' && <Badge tone="accent">{t('contractPrice')}</Badge>}
      </p>
      <p className="soft">
        {[
          offer.minQuantity > 1 && t('minimum', { q: words(offer.minQuantity) }),
          offer.multiple > 1 && t('multiple', { q: words(offer.multiple) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <QuantityInput
        id="buy-quantity"
        label={offer.genericName}
        levels={offer.packLevels}
        step={offer.multiple}
        value={quantity}
        onChange={setQuantity}
        onBlur={() => {}}
        invalid={!fits}
        describedBy="buy-say"
      />
      <p id="buy-say" className={fits ? 'soft' : 'bad'}>
        {fits
          ? wanted > offer.availableUnits && t('shortStock', { q: words(offer.availableUnits) })
          : t('wrongQuantity', { min: offer.minQuantity, multiple: offer.multiple })}
      </p>
      <div className="row spread">
        <span>
          {t('amount')}{' '}
          <b>
            <Money fen={fits ? amountFen(offer.priceMicro, wanted) : 0} />
          </b>
        </span>
        <Button type="primary" disabled={!fits} onClick={put}>
          {t('addToCart')}
        </Button>
      </div>
      {inCart > 0 && <p className="soft small">{t('inCart', { q: words(inCart) })}</p>}
    </div>
  )
}

type Lot = OfferDetail['lots'][number]

function Lots({ offer }: { offer: OfferDetail }) {
  const t = useShopText()
  if (offer.lots.length === 0) return <p className="soft">{t('noLots')}</p>
  const columns: Column<Lot>[] = [
    {
      key: 'lotNo',
      title: t('lotNo'),
      width: 110,
      grow: true,
      render: lot => <span className="num">{lot.lotNo}</span>,
    },
    {
      key: 'expiresOn',
      title: t('expiresOn'),
      width: 160,
      render: lot => <Expiry day={lot.expiresOn} exact />,
    },
    {
      key: 'available',
      title: t('available'),
      width: 120,
      align: 'right',
      render: lot => <Packs units={lot.availableUnits} levels={offer.packLevels} />,
    },
  ]
  return (
    <Grid label={t('lots')} columns={columns} rows={offer.lots} id={lot => `${lot.lotNo} ${lot.expiresOn}`} />
  )
}

function OfferBody({ offer }: { offer: OfferDetail }) {
  const t = useShopText()
  const c = useCatalogueText()
  const k = useKitText()
  const { priceMicro, closed } = offer
  return (
    <>
      <p className="row spread offer-seller">
        <span className="soft">
          {t('seller')} {offer.sellerName}
        </span>
        <ProductLink productId={offer.productId} />
      </p>
      {closed && (
        <Refusal
          title={t('closedTitle')}
          problem={new Problem({ status: 422, code: closed.code, facts: closed.facts, hits: closed.hits })}
        />
      )}
      {!closed && priceMicro !== null && <Buy offer={{ ...offer, priceMicro }} />}
      {offer.warnings.length > 0 && (
        <div className="refusal refusal-passing">
          <b>{t('warnings')}</b>
          {offer.warnings.map(hit => (
            <Hit key={hit.ruleId} hit={hit} />
          ))}
        </div>
      )}
      <div className="offer-more">
        <Tabs
          label={k('panel')}
          tabs={[
            { key: 'facts', label: t('facts'), content: <ProductFacts product={offer} /> },
            { key: 'leaflet', label: c('leaflet'), content: <LeafletView productId={offer.productId} /> },
            { key: 'lots', label: t('lots'), content: <Lots offer={offer} /> },
            {
              key: 'seller',
              label: t('seller'),
              content: (
                <>
                  <Facts rows={[[t('seller'), offer.sellerName]]} />
                  <CreditFacts credit={offer.credit} />
                </>
              ),
            },
          ]}
        />
      </div>
    </>
  )
}

/** One offer: what it is, what it costs me, or why I may not buy it, with the rule behind that. */
export function OfferPanel({ id }: { id: string }) {
  const k = useKitText()
  const offer = useGet<OfferDetail>(offerPath(id))
  if (offer.data) {
    return (
      <Panel title={<ProductName product={offer.data} />} badges={<ClassBadges product={offer.data} />}>
        <OfferBody offer={offer.data} />
      </Panel>
    )
  }
  return (
    <Panel title={k('panel')}>
      {offer.error ? (
        <PageState {...stateOf(offer.error)} onRetry={() => void offer.refetch()} />
      ) : (
        <p className="soft">{k('loading')}</p>
      )}
    </Panel>
  )
}
