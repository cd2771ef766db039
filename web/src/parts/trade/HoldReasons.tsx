import { useState } from 'react'
import { Icon } from '../../kit/Icon.tsx'
import type { Both } from '../../kit/lang.ts'
import { useBoth } from '../../kit/lang.ts'
import type { RuleHit } from '../../kit/problem.ts'
import { useGet } from '../../kit/queries.ts'
import { Hit, RuleSheet } from '../../kit/Refusal.tsx'
import { useTradeText } from './text.ts'

const anHour = 3_600_000

/** A rule known by its id only: its name and remedy; the message is left out because its blanks have no values. */
function NamedRule({ ruleId }: { ruleId: string }) {
  const both = useBoth()
  const [open, setOpen] = useState(false)
  const rule = useGet<{ title: Both; remedy: Both }>(`/rulebook/rules/${encodeURIComponent(ruleId)}`, {
    staleTime: anHour,
  }).data
  const silent: RuleHit = { ruleId, decision: 'block', message: { zh: '', en: '' } }
  return (
    <div className="hit">
      <button type="button" className="link hit-rule" onClick={() => setOpen(true)}>
        <Icon name="law" size={13} />
        {rule ? both(rule.title) : ruleId}
      </button>
      {rule && <p className="hit-remedy">{both(rule.remedy)}</p>}
      {open && <RuleSheet hit={silent} onClose={() => setOpen(false)} />}
    </div>
  )
}

type Props = { ruleIds: readonly string[]; hits?: readonly RuleHit[] }

/** Why an order stands still: the rules that stop it now, with what they said about it where that is known. */
export function HoldReasons({ ruleIds, hits = [] }: Props) {
  const t = useTradeText()
  if (ruleIds.length === 0) return null
  return (
    <div className="refusal" role="status">
      <b>
        <Icon name="warn" size={14} />
        {t('holds')}
      </b>
      {ruleIds.map(ruleId => {
        const hit = hits.find(one => one.ruleId === ruleId)
        return hit ? <Hit key={ruleId} hit={hit} /> : <NamedRule key={ruleId} ruleId={ruleId} />
      })}
      <p className="soft small">{t('holdsHint')}</p>
    </div>
  )
}
