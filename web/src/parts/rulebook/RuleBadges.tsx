import { Badge, type Tone } from '../badges.tsx'
import { type RuleWord, useRuleText } from './text.ts'

const tones: Readonly<Record<string, Tone>> = { block: 'softred', warn: 'amber', record: 'plain' }

/** What a rule does when it is broken. */
export function DecisionBadge({ decision }: { decision: string }) {
  const t = useRuleText()
  return <Badge tone={tones[decision] ?? 'plain'}>{t(`decision.${decision}` as RuleWord)}</Badge>
}

/** Whether somebody has read the article itself. */
export function VerifiedBadge({ verified }: { verified: boolean }) {
  const t = useRuleText()
  return verified ? (
    <Badge tone="softgreen">✓ {t('verified')}</Badge>
  ) : (
    <Badge tone="amber" title={t('unverifiedHint')}>
      {t('unverified')}
    </Badge>
  )
}
