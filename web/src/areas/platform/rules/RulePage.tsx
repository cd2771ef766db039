import { Link } from '@tanstack/react-router'
import type { RuleDetail } from '@yaolian/rulebook/contract'
import type { ReactNode } from 'react'
import { useCodeWords } from '../../../kit/code-words.ts'
import { Facts } from '../../../kit/Facts.tsx'
import { useBoth } from '../../../kit/lang.ts'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'
import { useFromPath } from '../../../kit/view.ts'
import { CaseRun } from '../../../parts/rulebook/CaseRun.tsx'
import { CaseTable } from '../../../parts/rulebook/CaseTable.tsx'
import { ConditionTree } from '../../../parts/rulebook/ConditionTree.tsx'
import { type Condition, factAt } from '../../../parts/rulebook/condition.ts'
import { DecisionBadge, VerifiedBadge } from '../../../parts/rulebook/RuleBadges.tsx'
import { isRuleWord, useRuleText } from '../../../parts/rulebook/text.ts'
import { PageWait } from '../PageWait.tsx'
import { usePlatformText } from '../text.ts'

type Props = { rule: RuleDetail }

function useOverrideWords({ rule }: Props): string {
  const t = useRuleText()
  const { override } = rule
  if ('never' in override) return t('override.never')
  const roles = override.roles.map(role => {
    const key = `role.${role}`
    return isRuleWord(key) ? t(key) : role
  })
  return t(override.twoPerson ? 'override.two' : 'override.one', { roles: roles.join(t('or')) })
}

/** The sentence people get, as the failing case of the rule would say it. */
function useExample({ rule }: Props): string {
  const both = useBoth()
  const say = useCodeWords()
  return both(rule.message).replace(/\{([\w.]+)\}/g, (whole, path: string) => {
    const value = factAt(rule.fixtures.fail.facts, path)
    return value === undefined ? whole : say(path, String(value))
  })
}

function Box({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="box" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

function Source({ rule }: Props) {
  const t = usePlatformText()
  const { source } = rule
  const words = useOverrideWords({ rule })
  return (
    <Facts
      rows={[
        [t('ruleId'), <span key="id" className="code">{`${rule.id} · v${rule.version}`}</span>],
        [
          t('source'),
          source.url ? (
            <a key="law" href={source.url} target="_blank" rel="noreferrer">
              {source.law}
            </a>
          ) : (
            source.law
          ),
        ],
        [t('article'), source.article],
        [t('effectiveFrom'), rule.to ? `${rule.from} – ${rule.to}` : rule.from],
        [t('jurisdiction'), rule.jurisdiction === 'CN' ? t('national') : rule.jurisdiction],
        [t('deed'), useRuleText()(`deed.${rule.deed}`)],
        [t('override'), words],
        [
          t('versions'),
          rule.versions.length > 1 &&
            rule.versions.map(one => `v${one.version} ${one.from} – ${one.to ?? ''}`).join(', '),
        ],
      ]}
    />
  )
}

function Conditions({ rule }: Props) {
  const t = usePlatformText()
  return (
    <>
      <h3>{t('appliesWhen')}</h3>
      <ConditionTree condition={rule.appliesWhen as Condition} />
      <h3>{t('requires')}</h3>
      <ConditionTree condition={rule.requires as Condition} />
    </>
  )
}

function Loaded({ rule }: Props) {
  const t = usePlatformText()
  const words = useRuleText()
  const both = useBoth()
  const { can } = useSession()
  const example = useExample({ rule })
  return (
    <div className="page sides">
      <div className="page-head">
        <h1>{both(rule.title)}</h1>
        <span className="badges">
          <DecisionBadge decision={rule.decision} />
          <VerifiedBadge verified={rule.verified} />
        </span>
        {can('rulebook.hits.read') && (
          <span className="page-do row">
            {can('trade.simulate') && <Link to="/platform/simulator">{t('simulateRule')}</Link>}
            {can('rulebook.override') && !('never' in rule.override) && (
              <Link to="/platform/overrides">{t('askOverride')}</Link>
            )}
            <Link to="/platform/hits" search={{ ruleId: rule.id } as never}>
              {t('hitsOfRule')}
            </Link>
          </span>
        )}
      </div>
      <div className="stack">
        <Box id="text" title={t('ruleText')}>
          {!rule.verified && <p className="remark">{words('unverifiedHint')}</p>}
          <blockquote className="article">{both(rule.text)}</blockquote>
        </Box>
        <Box id="conditions" title={t('conditions')}>
          <Conditions rule={rule} />
        </Box>
        <Box id="cases" title={t('cases')}>
          <p className="soft">{words('caseHint')}</p>
          <CaseTable rule={rule} />
          <CaseRun ruleId={rule.id} />
        </Box>
      </div>
      <div className="stack">
        <Box id="source" title={t('ruleFacts')}>
          <Source rule={rule} />
        </Box>
        <Box id="message" title={t('ruleMessage')}>
          <p>{example}</p>
          <p className="soft">{both(rule.remedy)}</p>
        </Box>
      </div>
    </div>
  )
}

/** One rule: its article, its conditions in words, and the two cases that prove it. */
export function RulePage() {
  const t = usePlatformText()
  const id = useFromPath('ruleId')
  const path = `/rulebook/rules/${encodeURIComponent(id)}`
  const { data, error, refetch } = useGet<RuleDetail>(path, { staleTime: 3_600_000 })
  return (
    <>
      <p className="crumb">
        <Link to="/platform/rules">{t('rules')}</Link>
      </p>
      {data ? (
        <Loaded key={data.id} rule={data} />
      ) : (
        <PageWait title={t('rule')} error={error} onRetry={() => void refetch()} />
      )}
    </>
  )
}
