import type { ImportPreview } from '@yaolian/party/contract'
import { count } from '../../../kit/format.ts'
import { useBoth } from '../../../kit/lang.ts'
import { Badge, type Tone } from '../../../parts/badges.tsx'
import { useWord } from '../../../parts/text.ts'
import { usePlatformText } from '../text.ts'

type Props = { plan: ImportPreview }

/** Every row that is not taken, with its place and reason; on a phone each is a small card. */
export function ImportProblems({ plan }: Props) {
  const t = usePlatformText()
  const both = useBoth()
  const { problems, problemCount } = plan
  if (problems.length === 0) return null
  return (
    <section>
      <h2>{t('importProblems')}</h2>
      {problemCount > problems.length && (
        <p className="soft">{t('importProblemsShown', { n: problems.length, all: count(problemCount) })}</p>
      )}
      <table className="firmlist-table">
        <thead>
          <tr>
            <th className="firmlist-line">{t('importLine')}</th>
            <th>{t('importColumn')}</th>
            <th>{t('importValue')}</th>
            <th>{t('importReason')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(problem => (
            <tr key={`${problem.line} ${problem.column} ${problem.reason}`}>
              <td className="num firmlist-line" data-label={t('importLine')}>
                {problem.line}
              </td>
              <td data-label={t('importColumn')}>{problem.column || t('importWholeRow')}</td>
              <td className="code" data-label={t('importValue')}>
                {problem.value || '—'}
              </td>
              <td className="bad" data-label={t('importReason')}>
                {both(problem)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const tones: Record<'new' | 'unchanged' | 'rejected', Tone> = {
  new: 'softgreen',
  unchanged: 'plain',
  rejected: 'softred',
}

/** The first rows as they were understood: kind and place may come from the name, the address or the code. */
export function ImportSample({ plan }: Props) {
  const t = usePlatformText()
  const word = useWord()
  return (
    <section>
      <h2>{t('importSample', { n: plan.sample.length })}</h2>
      <table className="firmlist-table">
        <thead>
          <tr>
            <th className="firmlist-line">{t('importLine')}</th>
            <th>{t('importOutcome')}</th>
            <th>{t('firmName')}</th>
            <th>{t('uscc')}</th>
            <th>{t('kindOf')}</th>
            <th>{t('place')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.sample.map(row => (
            <tr key={row.line}>
              <td className="num firmlist-line" data-label={t('importLine')}>
                {row.line}
              </td>
              <td data-label={t('importOutcome')}>
                <Badge tone={tones[row.outcome]}>{t(`importOutcome.${row.outcome}`)}</Badge>
              </td>
              <td data-label={t('firmName')}>{row.name || '—'}</td>
              <td className="num" data-label={t('uscc')}>
                {row.uscc || '—'}
              </td>
              <td data-label={t('kindOf')}>{row.kind ? word('org', row.kind) : '—'}</td>
              <td data-label={t('place')}>{row.place || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
