import { Badge } from '../../../parts/badges.tsx'
import { useDeskText } from '../text.ts'

/** May buyers order it? */
export function ListingBadge({ listed }: { listed: boolean }) {
  const t = useDeskText()
  return <Badge tone={listed ? 'softgreen' : 'plain'}>{t(listed ? 'listed' : 'notListed')}</Badge>
}
