import { useGet } from '../../../kit/queries.ts'
import { usePlatformText } from '../text.ts'
import { type Change, ChangeTable } from './ChangeTable.tsx'
import { DecideChange } from './DecideChange.tsx'

/** What waits to be decided about one product; nothing where nothing waits. */
export function ChangeRequests({ productId }: { productId: string }) {
  const t = usePlatformText()
  const { data } = useGet<{ rows: Change[] }>('/catalogue/changes', { query: { 'f.product': productId } })
  if (!data || data.rows.length === 0) return null
  return (
    <section className="box unprinted" aria-labelledby="waiting">
      <h2 id="waiting">{t('changes')}</h2>
      {data.rows.map(change => (
        <div key={change.requestId} className="stack">
          <p className="soft">
            {t(`changeKind.${change.kind}`)} · {t(`changeState.${change.state}`)} · {change.askedName} ·{' '}
            {change.reason} · {change.effectiveFrom}
          </p>
          <ChangeTable change={change} />
          <DecideChange change={change} />
        </div>
      ))}
    </section>
  )
}
