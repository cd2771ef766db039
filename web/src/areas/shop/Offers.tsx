import { useMemo } from 'react'
import { Packs, Price } from '../../kit/figures.tsx'
import { useLang } from '../../kit/lang.ts'
import { type CardParts, type Column, DataTable } from '../../kit/table.ts'
import { ClassBadges, Expiry } from '../../parts/badges.tsx'
import { Marked } from '../../parts/Marked.tsx'
import { ProductName, specAndMaker } from '../../parts/product.tsx'
import { AddButton } from './AddButton.tsx'
import { OfferPanel } from './OfferPanel.tsx'
import { Cut, NothingFound, type OfferAnswer, SearchNote } from './SearchNotes.tsx'
import { useShopText } from './text.ts'
import { useOfferFilters } from './useOfferFilters.ts'
import { type Offer, offerKey } from './wire.ts'

/** Stock in words; nothing is said about a seller that doesn't show it to this buyer. */
export function Stock({ offer }: { offer: Offer }) {
  const t = useShopText()
  if (offer.priceMicro === null) return <span className="soft">{t('unknown')}</span>
  if (offer.availableUnits === 0) return <span className="bad">{t('noStock')}</span>
  return <Packs units={offer.availableUnits} levels={offer.packLevels} />
}

/** What it is and whose. English words for classes and packs are longer. */
function useGoodsColumns(): Column<Offer>[] {
  const t = useShopText()
  const en = useLang() === 'en'
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('name'),
        width: 210,
        grow: true,
        render: offer => <ProductName product={offer} />,
      },
      {
        key: 'class',
        title: t('class'),
        width: en ? 148 : 112,
        render: offer => <ClassBadges product={offer} />,
      },
      {
        key: 'spec',
        title: t('spec'),
        width: 142,
        leave: 1,
        render: offer => <span title={offer.spec}>{offer.spec}</span>,
      },
      {
        key: 'maker',
        title: t('maker'),
        width: 170,
        leave: 4,
        render: offer => (
          <span className="soft" title={offer.makerName}>
            <Marked text={offer.makerName} ranges={offer.marks?.makerName} />
          </span>
        ),
      },
      {
        key: 'seller',
        title: t('seller'),
        width: 130,
        leave: 3,
        render: offer => <span title={offer.sellerName}>{offer.sellerName}</span>,
      },
    ],
    [t, en],
  )
}

/** What it costs, how much there is, until when, and into the cart. */
function useFigureColumns(): Column<Offer>[] {
  const t = useShopText()
  const en = useLang() === 'en'
  return useMemo(
    () => [
      {
        key: 'price',
        title: t('price'),
        width: 84,
        align: 'right',
        render: offer =>
          offer.priceMicro === null ? (
            <span className="soft">{t('unknown')}</span>
          ) : (
            <Price micro={offer.priceMicro} sign={false} />
          ),
      },
      {
        key: 'stock',
        title: t('stock'),
        width: en ? 158 : 118,
        align: 'right',
        render: offer => <Stock offer={offer} />,
      },
      {
        key: 'expiry',
        title: t('expiry'),
        width: 134,
        leave: 2,
        render: offer => offer.nearestExpiry && <Expiry day={offer.nearestExpiry} />,
      },
      {
        key: 'action',
        title: t('action'),
        width: 124,
        align: 'center',
        render: offer => <AddButton offer={offer} />,
      },
    ],
    [t, en],
  )
}

const card = (offer: Offer): CardParts => ({
  title: <ProductName product={offer} />,
  side: <ClassBadges product={offer} />,
  facts: (
    <>
      <div>{specAndMaker(offer)}</div>
      <div>{offer.sellerName}</div>
    </>
  ),
  foot: offer.closed
    ? [<span key="closed" />]
    : [
        offer.priceMicro !== null && (
          <b>
            <Price micro={offer.priceMicro} />
          </b>
        ),
        <Stock key="stock" offer={offer} />,
        offer.nearestExpiry && <Expiry day={offer.nearestExpiry} />,
      ],
  action: <AddButton offer={offer} />,
})

/** Search as you type over everything the market offers this buyer. */
export function Offers() {
  const t = useShopText()
  const goods = useGoodsColumns()
  const figures = useFigureColumns()
  const columns = useMemo(() => [...goods, ...figures], [goods, figures])
  const { filters, filterMenu } = useOfferFilters()
  return (
    <DataTable
      title={t('offers')}
      path="/trade/offers"
      columns={columns}
      filters={filters}
      filterMenu={filterMenu}
      id={offerKey}
      card={card}
      totals={false}
      search={t('searchOffers')}
      note={(answer, q) => <SearchNote answer={answer as OfferAnswer} q={q} />}
      nothing={(answer, q, clear) => <NothingFound answer={answer as OfferAnswer} q={q} clear={clear} />}
      sums={page => <Cut answer={page as OfferAnswer} />}
      panel={id => <OfferPanel key={id} id={id} />}
      empty={{ title: t('noOffers'), hint: t('noOffersHint') }}
    />
  )
}
