import type { UserRow } from '@yaolian/identity/contract'
import { Badge } from '../../../parts/badges.tsx'
import { usePlatformText } from '../text.ts'

/** May somebody come in? */
export function PersonBadge({ person }: { person: UserRow }) {
  const t = usePlatformText()
  if (person.state === 'disabled') return <Badge tone="softred">{t('person.disabled')}</Badge>
  if (person.locked) return <Badge tone="amber">{t('person.locked')}</Badge>
  return <Badge tone="softgreen">{t('person.active')}</Badge>
}
