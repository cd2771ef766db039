import { Link } from '@tanstack/react-router'
import type { HitRow } from '@yaolian/rulebook/contract'
import type { Static } from 'typebox'
import { Facts } from '../../../kit/Facts.tsx'
import { time } from '../../../kit/format.ts'
import { Notice, PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { Hit } from '../../../kit/Refusal.tsx'
import { type ListAnswer, Panel } from '../../../kit/table.ts'
import { useFlatSearch } from '../../../kit/view.ts'
import { DecisionBadge } from '../../../parts/rulebook/RuleBadges.tsx'
import { usePlatformText } from '../text.ts'
import { HitAbout } from './HitAbout.tsx'
import { HitSubject } from './HitSubject.tsx'
import { useRuleTitles } from './useRuleTitles.ts'

type Row = Static<typeof HitRow>

/**
 * The server has no route to one hit, so the panel looks into the page of the list that it was opened from (already
 * read; a link carries the page and the filter in its address).
 */
function useHit(hitId: string) {
  const { ruleId = '', after = '' } = useFlatSearch()
  const query = { limit: '50', ...(after ? { after } : {}), ...(ruleId ? { ruleId } : {}) }
  const answer = useGet<ListAnswer<Row>>('/rulebook/hits', { query })
  return { ...answer, hit: answer.data?.rows.find(row => row.hitId === hitId) }
}

function Body({ hit }: { hit: Row }) {
  const t = usePlatformText()
  const { ruleId, decision, params, about, why } = hit
  return (
    <div className="stack">
      <div className="refusal">
        <Hit hit={{ ruleId, decision, params, about }} />
      </div>
      <Facts
        rows={[
          [t('subject'), <HitSubject key="subject" hit={hit} />],
          [t('about'), about && <HitAbout key="about" productId={about} />],
          [t('why'), why && t(`why.${why}`)],
          [t('by'), hit.byName],
          [t('at'), time(hit.at)],
          [t('businessDate'), hit.businessDate],
          [
            t('factsHash'),
            hit.factsHash && (
              <span key="hash" className="code soft small">
                {hit.factsHash}
              </span>
            ),
          ],
        ]}
      />
    </div>
  )
}

/** One time that a rule spoke: the sentence, whose act it was, and what it was about. */
export function HitPanel({ hitId }: { hitId: string }) {
  const t = usePlatformText()
  const { title } = useRuleTitles()
  const { hit, data, error, refetch } = useHit(hitId)
  if (hit) {
    return (
      <Panel
        title={title(hit.ruleId)}
        badges={<DecisionBadge decision={hit.decision} />}
        footer={<Link to={`/platform/rules/${hit.ruleId}`}>{t('openRule')}</Link>}
      >
        <Body key={hitId} hit={hit} />
      </Panel>
    )
  }
  return (
    <Panel title={t('rule')}>
      {error && <PageState {...stateOf(error)} onRetry={() => void refetch()} />}
      {data && <Notice title={t('hitElsewhere')} hint={t('hitElsewhereHint')} />}
    </Panel>
  )
}
