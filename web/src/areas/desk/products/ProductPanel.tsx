import type { ProductDetail } from '@yaolian/catalogue/contract'
import type { PriceHistory, PriceRow } from '@yaolian/price/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'
import { type Tab, Tabs } from '../../../kit/Tabs.tsx'
import type { ListAnswer } from '../../../kit/table/types.ts'
import { Panel } from '../../../kit/table.ts'
import { ClassBadges } from '../../../parts/badges.tsx'
import { FlagList } from '../../../parts/catalogue/FlagList.tsx'
import { LeafletView } from '../../../parts/catalogue/LeafletView.tsx'
import { MoreProductFacts, OffSale } from '../../../parts/catalogue/MoreFacts.tsx'
import { PackTable } from '../../../parts/catalogue/PackTable.tsx'
import { useCatalogueText } from '../../../parts/catalogue/text.ts'
import { dotted } from '../../../parts/dotted.ts'
import { ProductFacts, ProductName } from '../../../parts/product.tsx'
import { useDeskText } from '../text.ts'
import { ContractsTab } from './ContractsTab.tsx'
import { ListPriceSheet } from './ListPriceForm.tsx'
import { OfferActions } from './OfferActions.tsx'
import { ListPrices } from './PriceLines.tsx'
import { ProductStockTab } from './ProductStockTab.tsx'
import type { Priced } from './usePriceFields.tsx'

/** The offer of one product: the server has a list only, so it is asked for the product's name. */
function useOffer(product: ProductDetail): PriceRow | undefined {
  const query = { q: product.genericName, limit: 200 }
  const rows = useGet<ListAnswer<PriceRow>>('/price/products', { query }).data?.rows
  return rows?.find(row => row.productId === product.productId)
}

type LoadedProps = { product: ProductDetail; history: PriceHistory }

function useTabs({ product, history }: LoadedProps, priced: Priced): Tab[] {
  const t = useDeskText()
  const c = useCatalogueText()
  const { can } = useSession()
  const contracts = <ContractsTab history={history} product={priced} />
  const tabs: Tab[] = [
    { key: 'price', label: t('tabPrice'), content: <ListPrices history={history} /> },
    { key: 'contracts', label: t('tabContracts'), content: contracts },
  ]
  if (can('stock.read')) {
    const content = <ProductStockTab productId={product.productId} />
    tabs.push({ key: 'stock', label: t('tabStock'), content })
  }
  const facts = (
    <>
      <OffSale product={product} />
      <ProductFacts product={product} />
      <MoreProductFacts product={product} />
      {product.flags.length > 0 && <FlagList flags={product.flags} />}
    </>
  )
  return [
    ...tabs,
    { key: 'facts', label: t('tabFacts'), content: facts },
    { key: 'packs', label: c('packs'), content: <PackTable product={product} /> },
    { key: 'leaflet', label: c('leaflet'), content: <LeafletView productId={product.productId} /> },
  ]
}

function Loaded({ product, history }: LoadedProps) {
  const t = useDeskText()
  const { can } = useSession()
  const [pricing, setPricing] = useState(false)
  const offer = useOffer(product)
  const { productId, genericName } = product
  const now = history.effective
  const priced: Priced = { productId, genericName, priceMicro: now?.micro ?? null, vatBp: now?.vatBp ?? null }
  const tabs = useTabs({ product, history }, priced)
  const footer = can('price.change') && (
    <>
      <Button type="primary" onClick={() => setPricing(true)}>
        {t('changePrice')}
      </Button>
      {offer && <OfferActions row={offer} levels={product.packLevels} />}
    </>
  )
  return (
    <Panel
      title={<ProductName product={product} />}
      badges={<ClassBadges product={product} />}
      footer={footer}
    >
      <div className="stack">
        <p className="soft">{dotted(product.spec, product.makerName)}</p>
        <Tabs label={genericName} tabs={tabs} />
      </div>
      {pricing && <ListPriceSheet product={priced} onClose={() => setPricing(false)} />}
    </Panel>
  )
}

/** A product beside the list: its prices with their reasons, contracts, stock, facts. */
export function ProductPanel({ productId }: { productId: string }) {
  const t = useDeskText()
  const product = useGet<ProductDetail>(`/catalogue/products/${productId}`)
  const history = useGet<PriceHistory>(`/price/products/${productId}`)
  if (product.data && history.data)
    return <Loaded key={productId} product={product.data} history={history.data} />
  const broken = product.error ? product : history
  return (
    <Panel title={t('product')}>
      {broken.error && <PageState {...stateOf(broken.error)} onRetry={() => void broken.refetch()} />}
    </Panel>
  )
}
