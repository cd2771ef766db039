import type { OfferPage, ProductOffers } from '@yaolian/trade/contract'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Static } from 'typebox'
import { post } from '../../kit/api.ts'
import { Price } from '../../kit/figures.tsx'
import { Notice } from '../../kit/PageState.tsx'
import { useGet } from '../../kit/queries.ts'
import { useGo } from '../../kit/view.ts'
import { ProductName, specAndMaker } from '../../parts/product.tsx'
import { AddButton } from './AddButton.tsx'
import { forgetRecent, keepRecent, recentSearches } from './recent.ts'
import './search.css'
import { useShopText } from './text.ts'
import { offerKey } from './wire.ts'

export type OfferAnswer = Static<typeof OfferPage>

/** After so long without a key somebody means what stands there. */
const SETTLED_MS = 1_500

function useSettled(q: string, use: (q: string) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the words start the wait
  useEffect(() => {
    if (!q) return
    const timer = setTimeout(() => use(q), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [q])
}

/** Above the list: what the words were taken for; without words what was looked for before. */
export function SearchNote({ answer, q }: { answer: OfferAnswer; q: string }) {
  const t = useShopText()
  const go = useGo()
  useSettled(answer.rows.length > 0 && !answer.spelling ? q : '', keepRecent)
  useSettled(answer.spelling ? q : '', countMiss)
  if (!q) return <Recent />
  if (!answer.spelling) return null
  const { spelling } = answer
  return (
    <p className="search-note" role="status">
      {t('meant')}{' '}
      <button type="button" className="link" onClick={() => go('/shop', { q: spelling })}>
        {spelling}
      </button>
      <span className="soft"> · {t('meantInstead', { q })}</span>
    </p>
  )
}

/** At the end of a list that is not the end of what there is. */
export function Cut({ answer }: { answer: OfferAnswer }) {
  const t = useShopText()
  if (answer.cutAt === null) return null
  return <span role="status">{t('cutAt', { n: answer.cutAt })}</span>
}

function Recent() {
  const t = useShopText()
  const go = useGo()
  const [recent, setRecent] = useState(recentSearches)
  if (recent.length === 0) return null
  const forget = () => {
    forgetRecent()
    setRecent([])
  }
  return (
    <div className="search-note recent">
      <span className="soft">{t('recent')}</span>
      {recent.map(q => (
        <button type="button" key={q} className="recent-word" onClick={() => go('/shop', { q })}>
          {q}
        </button>
      ))}
      <button type="button" className="link soft" onClick={forget}>
        {t('forgetRecent')}
      </button>
    </div>
  )
}

/** Counted without a name; a count that is lost is no loss to whoever searches. */
const countMiss = (q: string): void => void post('/catalogue/searches/missed', { q }).catch(() => {})

/** In place of the list: nobody offers it, or nothing is called so; with what may stand for it. */
export function NothingFound({ answer, q, clear }: { answer: OfferAnswer; q: string; clear: () => void }) {
  const t = useShopText()
  useSettled(q, countMiss)
  const { known } = answer
  if (!known)
    return (
      <Notice title={t('nothingCalled', { q })} hint={t('nothingCalledHint')} role="status">
        <Button onClick={clear}>{t('clearSearch')}</Button>
      </Notice>
    )
  return (
    <div className="not-offered" role="status">
      <h2>{t('notOffered', { name: known.genericName })}</h2>
      <p className="soft">{specAndMaker(known)}</p>
      <Substitutes productId={known.productId} />
      <Button onClick={clear}>{t('clearSearch')}</Button>
    </div>
  )
}

function Substitutes({ productId }: { productId: string }) {
  const t = useShopText()
  const go = useGo()
  const found = useGet<Static<typeof ProductOffers>>(`/trade/products/${productId}/offers`)
  const substitutes = found.data?.substitutes ?? []
  if (!found.data) return null
  if (substitutes.length === 0) return <p className="soft">{t('noSubstitutes')}</p>
  return (
    <>
      <h3>{t('substitutes')}</h3>
      <ul>
        {substitutes.slice(0, 8).map(({ offer }) => (
          <li key={offerKey(offer)}>
            <button
              type="button"
              className="link"
              onClick={() => go('/shop', { q: offer.genericName, open: offerKey(offer) })}
            >
              <ProductName product={offer} />
            </button>
            <span className="soft">
              {specAndMaker(offer)} · {offer.sellerName}
            </span>
            {offer.priceMicro !== null && <Price micro={offer.priceMicro} />}
            <AddButton offer={offer} />
          </li>
        ))}
      </ul>
    </>
  )
}
