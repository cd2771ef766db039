import { Badge } from '../../../parts/badges.tsx'
import { useWord } from '../../../parts/text.ts'
import { type RelationRow, relationTones } from './wire.ts'

/** Where an approval stands. */
export function RelationBadge({ state }: { state: RelationRow['state'] }) {
  const word = useWord()
  return <Badge tone={relationTones[state]}>{word('relation', state)}</Badge>
}
