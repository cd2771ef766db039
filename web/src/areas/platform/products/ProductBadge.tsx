import { Badge, type Tone } from '../../../parts/badges.tsx'
import { useWord } from '../../../parts/text.ts'

const tones: Readonly<Record<string, Tone>> = {
  draft: 'amber',
  published: 'softgreen',
  suspended: 'softred',
  withdrawn: 'plain',
}

/** Where a product stands in the catalogue. */
export function ProductBadge({ state }: { state: string }) {
  const word = useWord()
  return <Badge tone={tones[state] ?? 'plain'}>{word('product', state)}</Badge>
}
