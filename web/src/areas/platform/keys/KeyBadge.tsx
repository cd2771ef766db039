import { Badge, type Tone } from '../../../parts/badges.tsx'
import { usePlatformText } from '../text.ts'

type State = 'active' | 'expired' | 'revoked'
const tones: Readonly<Record<State, Tone>> = { active: 'softgreen', expired: 'plain', revoked: 'softred' }

export function KeyBadge({ state }: { state: State }) {
  const t = usePlatformText()
  return <Badge tone={tones[state]}>{t(`key.${state}`)}</Badge>
}
