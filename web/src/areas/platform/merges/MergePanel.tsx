import { Link } from '@tanstack/react-router'
import type { ProductMerge } from '@yaolian/catalogue/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useCommand } from '../../../kit/command.ts'
import { Facts } from '../../../kit/Facts.tsx'
import { PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { useSession } from '../../../kit/session.tsx'
import { Panel } from '../../../kit/table.ts'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { ProductFacts, ProductName } from '../../../parts/product.tsx'
import { ReasonSheet } from '../ReasonSheet.tsx'
import { type PlatformWord, usePlatformText } from '../text.ts'

const path = '/catalogue/merges'

function Decide({ merge }: { merge: ProductMerge }) {
  const t = usePlatformText()
  const { me, can } = useSession()
  const decide = useCommand(path, '/catalogue/products')
  const send = useSend(path, '/catalogue/products')
  const [undoing, setUndoing] = useState(false)
  if (!can('catalogue.merge.decide')) return null
  if (merge.state === 'proposed' && merge.proposedBy === me.user.userId)
    return <span className="soft">{t('mergeOwn')}</span>
  const say = async (verdict: 'merge' | 'reject') => {
    if (await decide.send(`${path}/${merge.mergeId}/decide`, { verdict, note: '' })) toast(t('mergeDone'))
  }
  return (
    <>
      {decide.problem && <Refusal problem={decide.problem} />}
      {merge.state === 'proposed' && (
        <>
          <Button type="primary" loading={decide.busy} onClick={() => void say('merge')}>
            {t('mergeApprove')}
          </Button>
          <Button onClick={() => void say('reject')}>{t('mergeReject')}</Button>
        </>
      )}
      {merge.state === 'merged' && <Button onClick={() => setUndoing(true)}>{t('mergeUndo')}</Button>}
      {undoing && (
        <ReasonSheet
          title={t('mergeUndo')}
          hint={t('mergeUndoHint')}
          submit={t('mergeUndo')}
          onSubmit={async reason => {
            await send(`${path}/${merge.mergeId}/undo`, { reason })
            setUndoing(false)
            toast(t('mergeDone'))
          }}
          onClose={() => setUndoing(false)}
        />
      )}
    </>
  )
}

/** Both products, why somebody holds them for one, and the decision. */
export function MergePanel({ mergeId }: { mergeId: string }) {
  const t = usePlatformText()
  const found = useGet<ProductMerge>(`${path}/${mergeId}`)
  const merge = found.data
  if (!merge)
    return (
      <Panel title={t('merges')}>
        {found.error && <PageState {...stateOf(found.error)} onRetry={() => void found.refetch()} />}
      </Panel>
    )
  return (
    <Panel title={<ProductName product={merge.product} />} footer={<Decide merge={merge} />}>
      <div className="stack">
        <Facts
          rows={[
            [t('mergeState'), t(`mergeState.${merge.state}` as PlatformWord)],
            [t('reason'), merge.reason],
            [t('mergeBy'), merge.proposedName],
            [
              t('mergeRule'),
              <span key="score" className="num">
                {merge.score}
              </span>,
            ],
          ]}
        />
        <h3>
          <Link to={`/platform/products/${merge.product.productId}`}>{t('mergeProduct')}</Link>
        </h3>
        <ProductFacts product={merge.product} />
        <h3>
          <Link to={`/platform/products/${merge.survivor.productId}`}>{t('mergeSurvivor')}</Link>
        </h3>
        <ProductFacts product={merge.survivor} />
      </div>
    </Panel>
  )
}
