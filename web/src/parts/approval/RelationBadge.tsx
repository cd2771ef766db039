import { Badge } from '../badges.tsx'
import { useWord } from '../text.ts'
import { type RelationRow, relationTones } from './wire.ts'

/** Where an approval stands. */
export function RelationBadge({ state }: { state: RelationRow['state'] }) {
  const word = useWord()
  return <Badge tone={relationTones[state]}>{word('relation', state)}</Badge>
}
