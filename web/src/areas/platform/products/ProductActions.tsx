import type { ProductStep } from '@yaolian/catalogue/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { asProblem, type Problem } from '../../../kit/problem.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { useSession } from '../../../kit/session.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { ReasonSheet } from '../ReasonSheet.tsx'
import { usePlatformText } from '../text.ts'
import { stepsOf } from './product-steps.ts'
import { SubmitSheet } from './SubmitSheet.tsx'
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

/** One press after the other person's work was looked at: nothing is asked but whether. */
function PublishButton({ product }: { product: Product }) {
  const t = usePlatformText()
  const send = useSend('/catalogue/')
  const [problem, setProblem] = useState<Problem>()
  const name = `${product.genericName} ${product.spec}`
  if (product.submittedByMe) return <span className="soft">{t('ownSubmission')}</span>
  const publish = async () => {
    try {
      await send(`/catalogue/products/${product.productId}/publish`, {})
      toast(t('publishDone', { name }))
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  return (
    <>
      <Button type="primary" title={t('publishAsk')} onClick={() => void publish()}>
        {t('publishNow')}
      </Button>
      {problem && <Refusal problem={problem} />}
    </>
  )
}

/** What the user may do with a product in its state: who enters submits, who judges publishes and stops. */
export function ProductActions({ product }: { product: Product }) {
  const t = usePlatformText()
  const { can } = useSession()
  const [asking, setAsking] = useState<ProductStep | 'submit'>()
  const close = () => setAsking(undefined)
  const judges = can('catalogue.product.publish')
  return (
    <>
      {product.state === 'draft' && can('catalogue.product.add') && (
        <Button type="primary" onClick={() => setAsking('submit')}>
          {t('submit')}
        </Button>
      )}
      {judges && product.state === 'submitted' && <PublishButton product={product} />}
      {judges &&
        stepsOf(product).map(step => (
          <Button key={step} danger={bad.includes(step)} onClick={() => setAsking(step)}>
            {t(`product.${step}`)}
          </Button>
        ))}
      {asking === 'submit' && <SubmitSheet product={product} onClose={close} />}
      {asking && asking !== 'submit' && <StepSheet product={product} step={asking} onClose={close} />}
    </>
  )
}
