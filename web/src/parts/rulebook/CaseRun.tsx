import type { CaseRuns } from '@yaolian/rulebook/contract'
import { Button } from 'antd'
import { useState } from 'react'
import type { Static } from 'typebox'
import { Notice, stateOf } from '../../kit/PageState.tsx'
import { useGet } from '../../kit/queries.ts'
import { Badge } from '../badges.tsx'
import { useRuleText } from './text.ts'

/** Has the server judge the rule's two cases now, with the whole set in force, and shows what it said. */
export function CaseRun({ ruleId }: { ruleId: string }) {
  const t = useRuleText()
  const [asked, setAsked] = useState(false)
  const path = asked ? `/rulebook/rules/${encodeURIComponent(ruleId)}/cases` : null
  const { data, error, isFetching, refetch } = useGet<Static<typeof CaseRuns>>(path, { staleTime: 0 })
  const proven = data?.cases.every(one => one.asExpected)
  return (
    <div className="stack case-run" aria-live="polite">
      <div className="row">
        <Button size="small" loading={isFetching} onClick={() => (asked ? void refetch() : setAsked(true))}>
          {t('runCases')}
        </Button>
        {data && (
          <Badge tone={proven ? 'softgreen' : 'softred'}>{t(proven ? 'casesProve' : 'casesFail')}</Badge>
        )}
      </div>
      {error && <Notice title={stateOf(error).detail} role="alert" />}
      {data?.cases.map(one => (
        <p key={one.side} className="small">
          {t(one.side === 'pass' ? 'casePass' : 'caseFail')}: <b>{t(`caseRun.${one.own}`)}</b> ·{' '}
          {t(`verdict.${one.decision}`)}
          {one.hits.length > 0 && <span className="soft num"> {one.hits.join(', ')}</span>}
        </p>
      ))}
    </div>
  )
}
