import type { ProductStep } from '@yaolian/catalogue/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useSession } from '../../../kit/session.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { ReasonSheet } from '../ReasonSheet.tsx'
import { usePlatformText } from '../text.ts'
import { PublishSheet } from './PublishSheet.tsx'
import { stepsOf } from './product-steps.ts'
import type { Product } from './wire.ts'

const bad: readonly ProductStep[] = ['suspend', 'withdraw', 'revoke_approval']

type StepProps = { product: Product; step: ProductStep; onClose: () => void }

function StepSheet({ product, step, onClose }: StepProps) {
  const t = usePlatformText()
  const send = useSend('/catalogue/')
  const name = `${product.genericName} ${product.spec}`
  const submit = async (reason: string) => {
    await send(`/catalogue/products/${product.productId}/steps/${step}`, { reason })
    toast(t('productDone', { name }))
    onClose()
  }
  return (
    <ReasonSheet
      title={t(`${step}.title`, { name })}
      hint={t(`${step}.hint`)}
      submit={t(`product.${step}`)}
      onSubmit={submit}
      onClose={onClose}
    />
  )
}

/** What quality may do with a product in its state. */
export function ProductActions({ product }: { product: Product }) {
  const t = usePlatformText()
  const { can } = useSession()
  const [asking, setAsking] = useState<ProductStep | 'publish'>()
  if (!can('catalogue.product.publish')) return null
  const close = () => setAsking(undefined)
  return (
    <>
      {product.state === 'draft' && (
        <Button type="primary" onClick={() => setAsking('publish')}>
          {t('publish')}
        </Button>
      )}
      {stepsOf(product).map(step => (
        <Button key={step} danger={bad.includes(step)} onClick={() => setAsking(step)}>
          {t(`product.${step}`)}
        </Button>
      ))}
      {asking === 'publish' && <PublishSheet product={product} onClose={close} />}
      {asking && asking !== 'publish' && <StepSheet product={product} step={asking} onClose={close} />}
    </>
  )
}
