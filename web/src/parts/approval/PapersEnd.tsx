import { daysUntil } from '../../kit/format.ts'
import { useSession } from '../../kit/session.tsx'
import { useApprovalText } from './text.ts'

const warnDays = 30

/** The last day of a paper with the days left: amber from thirty days before, red once it is over. */
export function PapersEnd({ day }: { day: string | null }) {
  const t = useApprovalText()
  const { today } = useSession()
  if (!day) return <span className="soft">{t('endless')}</span>
  const n = daysUntil(day, today)
  const tone = n < 0 ? 'bad' : n < warnDays ? 'warn' : 'soft'
  return (
    <span className="row">
      <span className="num">{day}</span>
      <span className={tone}>{n < 0 ? t('ended') : t('daysLeft', { n })}</span>
    </span>
  )
}
