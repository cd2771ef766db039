import { Link } from '@tanstack/react-router'
import type { Substitutes as SubstitutesSchema } from '@yaolian/catalogue/contract'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Static } from 'typebox'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'
import { useFromPath } from '../../../kit/view.ts'
import { ClassBadges } from '../../../parts/badges.tsx'
import { FlagList } from '../../../parts/catalogue/FlagList.tsx'
import { Gallery, usePictures } from '../../../parts/catalogue/Gallery.tsx'
import { LeafletView } from '../../../parts/catalogue/LeafletView.tsx'
import { MoreProductFacts, OffSale } from '../../../parts/catalogue/MoreFacts.tsx'
import { PackTable } from '../../../parts/catalogue/PackTable.tsx'
import { useCatalogueText } from '../../../parts/catalogue/text.ts'
import { ProductFacts, ProductName } from '../../../parts/product.tsx'
import { ChangeRequests } from '../changes/ChangeRequests.tsx'
import { PageWait } from '../PageWait.tsx'
import { usePlatformText } from '../text.ts'
import { Assumed } from './Assumed.tsx'
import { FactsSheet } from './FactsSheet.tsx'
import { LeafletSheet } from './LeafletSheet.tsx'
import { PictureSheet } from './PictureSheet.tsx'
import { ProductActions } from './ProductActions.tsx'
import { ProductBadge } from './ProductBadge.tsx'
import { History, MoreFacts } from './ProductPanel.tsx'
import { RegistrationSheet } from './RegistrationSheet.tsx'
import type { Product } from './wire.ts'

type BoxProps = { id: string; title: string; action?: ReactNode; children: ReactNode }

function Box({ id, title, action, children }: BoxProps) {
  return (
    <section className="box" aria-labelledby={id}>
      <div className="row spread">
        <h2 id={id}>{title}</h2>
        {action && <span className="unprinted">{action}</span>}
      </div>
      {children}
    </section>
  )
}

function Substitutes({ productId }: { productId: string }) {
  const c = useCatalogueText()
  const { data } = useGet<Static<typeof SubstitutesSchema>>(`/catalogue/products/${productId}/substitutes`)
  if (!data || data.substitutes.length === 0) return <p className="soft">{data ? c('noSubstitutes') : ''}</p>
  return (
    <ul className="subs">
      {data.substitutes.slice(0, 12).map(one => (
        <li key={one.productId}>
          <Link to={`/platform/products/${one.productId}`}>
            <ProductName product={one} />
          </Link>
          <span className="soft small">
            {one.spec} · {one.makerName} · {c(`why.${one.why}`)}
          </span>
        </li>
      ))}
    </ul>
  )
}

const sheets = {
  facts: FactsSheet,
  registration: RegistrationSheet,
  leaflet: LeafletSheet,
  pictures: PictureSheet,
}
type SheetName = keyof typeof sheets

function Head({ product, ask }: { product: Product; ask: (name: SheetName) => void }) {
  const t = usePlatformText()
  const c = useCatalogueText()
  const { can } = useSession()
  const changes = can('catalogue.product.add') && ['draft', 'published', 'suspended'].includes(product.state)
  return (
    <div className="page-head">
      <h1>
        <ProductName product={product} />
      </h1>
      <ProductBadge state={product.state} />
      <ClassBadges product={product} />
      <span className="page-do row wrap">
        <Button onClick={() => window.print()}>{c('print')}</Button>
        {changes && <Button onClick={() => ask('facts')}>{t('changeFacts')}</Button>}
        {changes && product.approvalNo && <Button onClick={() => ask('registration')}>{t('renew')}</Button>}
        <ProductActions product={product} />
      </span>
    </div>
  )
}

function Body({ product }: { product: Product }) {
  const t = usePlatformText()
  const c = useCatalogueText()
  const { can, today } = useSession()
  const [asked, ask] = useState<SheetName>()
  const pictures = usePictures(product.productId).data?.pictures ?? []
  const mayEdit = can('catalogue.product.add') && product.state !== 'withdrawn'
  const Sheet = asked && sheets[asked]
  const button = (name: SheetName, words: string) =>
    mayEdit && (
      <button type="button" className="link" onClick={() => ask(name)}>
        {words}
      </button>
    )
  return (
    <div className="page product-page">
      <Head product={product} ask={ask} />
      <div>
        <Box id="facts" title={c('facts')} action={button('pictures', t('managePictures'))}>
          <Assumed product={product} />
          <OffSale product={product} />
          <div className={pictures.length > 0 ? 'product-body' : 'product-body bare'}>
            {pictures.length > 0 && <Gallery productId={product.productId} name={product.genericName} />}
            <div>
              <ProductFacts product={product} />
              <MoreProductFacts product={product} />
              <MoreFacts product={product} />
            </div>
          </div>
        </Box>
        <Box id="leaflet" title={c('leaflet')} action={button('leaflet', t('newLeaflet'))}>
          <LeafletView productId={product.productId} />
        </Box>
      </div>
      <div>
        <ChangeRequests productId={product.productId} />
        <Box id="packs" title={c('packs')}>
          <PackTable product={product} />
        </Box>
        <Box id="flags" title={c('flags')}>
          <FlagList flags={product.flags} />
        </Box>
        <Box
          id="substitutes"
          title={c('substitutes')}
          action={<Link to={`/platform/drugs/${product.drugId}`}>{c('drug')}</Link>}
        >
          <Substitutes productId={product.productId} />
        </Box>
        {product.changes.length > 0 && (
          <section className="box unprinted">
            <History product={product} />
          </section>
        )}
        <p className="soft small printed">{c('printedOn', { day: today })}</p>
      </div>
      {Sheet && <Sheet product={product} onClose={() => ask(undefined)} />}
    </div>
  )
}

/** Everything about one product, and what may be done with it. */
export function ProductPage() {
  const t = usePlatformText()
  const productId = useFromPath('productId')
  const { data, error, refetch } = useGet<Product>(`/catalogue/products/${productId}`)
  if (data) return <Body key={productId} product={data} />
  return <PageWait title={t('products')} error={error} onRetry={() => void refetch()} />
}
