import type { AuditRow } from '@yaolian/identity/contract'
import { Badge } from '../../../parts/badges.tsx'
import { usePlatformText } from '../text.ts'

const tones = { change: 'accent', view: 'amber', access: 'plain' } as const

export function KindBadge({ kind }: { kind: AuditRow['kind'] }) {
  const t = usePlatformText()
  return <Badge tone={tones[kind]}>{t(`audit.${kind}`)}</Badge>
}
