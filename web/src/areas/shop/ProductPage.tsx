import { Link } from '@tanstack/react-router'
import type { ProductOffers } from '@yaolian/trade/contract'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Static } from 'typebox'
import { Price } from '../../kit/figures.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { PageState, stateOf } from '../../kit/PageState.tsx'
import { Problem } from '../../kit/problem.ts'
import { useGet } from '../../kit/queries.ts'
import { Refusal } from '../../kit/Refusal.tsx'
import { useSession } from '../../kit/session.tsx'
import { useFromPath } from '../../kit/view.ts'
import { ClassBadges, Expiry } from '../../parts/badges.tsx'
import { FlagList } from '../../parts/catalogue/FlagList.tsx'
import { Gallery, usePictures } from '../../parts/catalogue/Gallery.tsx'
import { LeafletView } from '../../parts/catalogue/LeafletView.tsx'
import { MoreProductFacts, OffSale } from '../../parts/catalogue/MoreFacts.tsx'
import { PackTable } from '../../parts/catalogue/PackTable.tsx'
import { useCatalogueText } from '../../parts/catalogue/text.ts'
import type { WholeProduct } from '../../parts/catalogue/wire.ts'
import { ProductFacts, ProductName } from '../../parts/product.tsx'
import { AddButton } from './AddButton.tsx'
import { Stock } from './Offers.tsx'
import { useShopText } from './text.ts'
import { type Offer, offerKey } from './wire.ts'

type Market = Static<typeof ProductOffers>

function Box({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className={`box box-${id}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** One seller's offer: its price and a button, or why it is closed to this buyer. */
function SellerOffer({ offer }: { offer: Offer }) {
  const t = useShopText()
  const { closed } = offer
  return (
    <li>
      <div className="row spread">
        <Link to={`/shop?open=${offerKey(offer)}&q=${encodeURIComponent(offer.genericName)}`}>
          {offer.sellerName}
        </Link>
        {offer.priceMicro !== null && (
          <b>
            <Price micro={offer.priceMicro} />
          </b>
        )}
      </div>
      {closed ? (
        <Refusal
          title={t('closedTitle')}
          problem={new Problem({ status: 422, code: closed.code, facts: closed.facts, hits: closed.hits })}
        />
      ) : (
        <div className="row spread">
          <span className="row">
            <Stock offer={offer} />
            {offer.nearestExpiry && <Expiry day={offer.nearestExpiry} />}
          </span>
          <span className="unprinted">
            <AddButton offer={offer} />
          </span>
        </div>
      )}
    </li>
  )
}

function Substitutes({ market }: { market: Market }) {
  const t = useCatalogueText()
  if (market.substitutes.length === 0) return <p className="soft">{t('noSubstitutes')}</p>
  return (
    <ul className="subs">
      {market.substitutes.map(({ why, offer }) => (
        <li key={offer.productId}>
          <div className="row spread">
            <Link to={`/shop/products/${offer.productId}`}>
              <ProductName product={offer} />
            </Link>
            <b>
              <Price micro={offer.priceMicro ?? 0} />
            </b>
          </div>
          <div className="row spread">
            <span className="soft small">
              {offer.spec} · {offer.makerName} · {t(`why.${why}`)}
            </span>
            <span className="unprinted">
              <AddButton offer={offer} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}

function Body({ product, market }: { product: WholeProduct; market: Market | undefined }) {
  const t = useShopText()
  const c = useCatalogueText()
  const { today } = useSession()
  const pictures = usePictures(product.productId).data?.pictures ?? []
  return (
    <div className="page product-page">
      <div className="page-head">
        <h1>
          <ProductName product={product} />
        </h1>
        <ClassBadges product={product} />
        <span className="page-do">
          <Button icon={<Icon name="statement" />} onClick={() => window.print()}>
            {c('print')}
          </Button>
        </span>
      </div>
      <div>
        <Box id="facts" title={c('facts')}>
          <OffSale product={product} />
          <div className={pictures.length > 0 ? 'product-body' : 'product-body bare'}>
            {pictures.length > 0 && <Gallery productId={product.productId} name={product.genericName} />}
            <div>
              <ProductFacts product={product} />
              <MoreProductFacts product={product} />
            </div>
          </div>
        </Box>
        <Box id="leaflet" title={c('leaflet')}>
          <LeafletView productId={product.productId} />
        </Box>
      </div>
      <div>
        {market && (
          <Box id="offers" title={t('sellersOf')}>
            {market.offers.length === 0 ? (
              <p className="soft">{t('nobodyOffers')}</p>
            ) : (
              <ul className="subs">
                {market.offers.map(offer => (
                  <SellerOffer key={offer.sellerId} offer={offer} />
                ))}
              </ul>
            )}
          </Box>
        )}
        {market && (
          <Box id="substitutes" title={c('substitutes')}>
            <Substitutes market={market} />
          </Box>
        )}
        <Box id="packs" title={c('packs')}>
          <PackTable product={product} />
        </Box>
        <Box id="flags" title={c('flags')}>
          <FlagList flags={product.flags} />
        </Box>
        <p className="soft small printed">{c('printedOn', { day: today })}</p>
      </div>
    </div>
  )
}

/** A product under an address of its own, to send to a colleague: what it is, who sells it to us, what may stand for it. */
export function ProductPage() {
  const t = useShopText()
  const productId = useFromPath('productId')
  const product = useGet<WholeProduct>(`/catalogue/products/${productId}`)
  const market = useGet<Market>(`/trade/products/${productId}/offers`)
  if (product.data) return <Body key={productId} product={product.data} market={market.data} />
  return (
    <>
      <h1 className="unseen">{t('offers')}</h1>
      {product.error && <PageState {...stateOf(product.error)} onRetry={() => void product.refetch()} />}
    </>
  )
}
