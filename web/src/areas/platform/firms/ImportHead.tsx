import type { ImportAnswer, ImportPreview } from '@yaolian/party/contract'
import { count } from '../../../kit/format.ts'
import { useKitText } from '../../../kit/text.ts'
import { usePlatformText } from '../text.ts'

/** The four numbers of a list; `done`: what happened, not what would. */
export function ImportCounts({ counts, done = false }: { counts: ImportAnswer; done?: boolean }) {
  const t = usePlatformText()
  const parts = [
    ['importRows', counts.rows, ''],
    [done ? 'registeredCount' : 'importNew', counts.accepted, 'good'],
    ['importUnchanged', counts.unchanged, ''],
    ['importRejected', counts.rejected, counts.rejected > 0 ? 'bad' : ''],
  ] as const
  return (
    <dl className="firmlist-counts">
      {parts.map(([word, n, tone]) => (
        <div key={word}>
          <dt>{t(word)}</dt>
          <dd className={`num ${tone}`}>{count(n)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Which columns were understood, and which were not. */
export function ImportHead({ plan }: { plan: ImportPreview }) {
  const t = usePlatformText()
  const kit = useKitText()
  const ignored = plan.ignored.filter(title => !plan.papers.includes(title))
  return (
    <div className="firmlist-head">
      <p>
        <span className="soft">{t('importColumns')} </span>
        {plan.columns.map(({ title, field }) => (
          <span key={field} className="firmlist-column">
            {title} → {t(`importField.${field}`)}
          </span>
        ))}
      </p>
      {ignored.length > 0 && (
        <p className="soft">{t('importIgnored', { names: ignored.join(kit('join')) })}</p>
      )}
      {plan.papers.length > 0 && (
        <p className="remark">{t('importPapers', { names: plan.papers.join(kit('join')) })}</p>
      )}
    </div>
  )
}
