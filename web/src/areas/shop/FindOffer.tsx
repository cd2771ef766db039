import { get } from '../../kit/api.ts'
import { SearchBox } from '../../kit/SearchBox.tsx'
import { ClassBadges } from '../../parts/badges.tsx'
import { ProductName } from '../../parts/product.tsx'
import { useShopText } from './text.ts'
import { type Offer, offerKey } from './wire.ts'

type FindOfferProps = { onPick: (offer: Offer) => void; onAll: (q: string) => void }

const find = async (q: string, signal: AbortSignal) =>
  (await get<{ rows: Offer[] }>('/trade/offers', { q, limit: 10 }, signal)).rows

/** The shop's global search, on the pages that have no list of products of their own. */
export function FindOffer({ onPick, onAll }: FindOfferProps) {
  const t = useShopText()
  return (
    <SearchBox<Offer>
      placeholder={t('searchAll')}
      find={find}
      id={offerKey}
      onPick={onPick}
      onAll={onAll}
      onScan={onAll}
      option={offer => (
        <>
          <b className="find-name">
            <ProductName product={offer} />
          </b>
          <ClassBadges product={offer} />
          <span className="find-spec">{offer.spec}</span>
          <span className="find-maker soft">{offer.makerName}</span>
        </>
      )}
    />
  )
}
