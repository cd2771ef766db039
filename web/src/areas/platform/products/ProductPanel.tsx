import { Link } from '@tanstack/react-router'
import { Facts } from '../../../kit/Facts.tsx'
import { PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'
import { Timeline } from '../../../kit/Timeline.tsx'
import { Panel } from '../../../kit/table.ts'
import { Badge, ClassBadges } from '../../../parts/badges.tsx'
import { MoreProductFacts, OffSale } from '../../../parts/catalogue/MoreFacts.tsx'
import { ProductFacts, ProductName } from '../../../parts/product.tsx'
import { usePartText } from '../../../parts/text.ts'
import { seesAll } from '../pages.ts'
import { zh } from '../text/zh.ts'
import { type PlatformWord, usePlatformText } from '../text.ts'
import { Assumed } from './Assumed.tsx'
import { ProductActions } from './ProductActions.tsx'
import { ProductBadge } from './ProductBadge.tsx'
import type { Product } from './wire.ts'

export function MoreFacts({ product }: { product: Product }) {
  const t = usePlatformText()
  const { can } = useSession()
  const { mahOrgId } = product
  if (!product.alias && product.deviceClass === 0 && !mahOrgId) return null
  return (
    <Facts
      rows={[
        [t('alias'), product.alias],
        [t('deviceClass'), product.deviceClass > 0 && t('deviceClassOf', { n: product.deviceClass })],
        [
          t('holder'),
          mahOrgId && seesAll(can) && (
            <Link to={`/platform/organisations/${mahOrgId}`}>{t('holderHere')}</Link>
          ),
        ],
      ]}
    />
  )
}

const bad: readonly string[] = ['suspend', 'withdraw', 'revoke_approval']

export function History({ product }: { product: Product }) {
  const t = usePlatformText()
  const stepWord = (step: string) => {
    const key = `productStep.${step}`
    return key in zh ? t(key as PlatformWord) : step
  }
  if (product.changes.length === 0) return null
  return (
    <>
      <h3>{t('productHistory')}</h3>
      <Timeline
        moments={product.changes.map(change => ({
          key: String(change.version),
          at: change.at,
          by: change.byName,
          what: stepWord(change.step),
          note: change.reason,
          ...(bad.includes(change.step) ? { tone: 'bad' as const } : {}),
        }))}
      />
    </>
  )
}

/** A product beside the list: its facts, its class, who changed its state. */
export function ProductPanel({ productId }: { productId: string }) {
  const t = usePlatformText()
  const part = usePartText()
  const { me } = useSession()
  const { data: product, error, refetch } = useGet<Product>(`/catalogue/products/${productId}`)
  if (!product) {
    return (
      <Panel title={part('fact.name')}>
        {error && <PageState {...stateOf(error)} onRetry={() => void refetch()} />}
      </Panel>
    )
  }
  const badges = (
    <span className="badges">
      <ProductBadge state={product.state} />
      {product.approvalState === 'revoked' && <Badge tone="softred">{t('approvalRevoked')}</Badge>}
      {product.demo && !me.demo && <Badge tone="amber">{part('demo')}</Badge>}
    </span>
  )
  return (
    <Panel
      title={<ProductName product={product} />}
      badges={badges}
      footer={
        <>
          <Link to={`/platform/products/${productId}`}>{t('openProduct')}</Link>
          <ProductActions key={productId} product={product} />
        </>
      }
    >
      <div className="stack">
        <ClassBadges product={product} />
        <Assumed product={product} />
        <OffSale product={product} />
        <ProductFacts product={product} />
        <MoreProductFacts product={product} />
        <MoreFacts product={product} />
        <History product={product} />
      </div>
    </Panel>
  )
}
