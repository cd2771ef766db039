import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useCodeWords } from './code-words.ts'
import { fill } from './fill.ts'
import { Icon } from './Icon.tsx'
import { type Both, useBoth } from './lang.ts'
import type { Problem, RuleHit } from './problem.ts'
import { useGet } from './queries.ts'
import { useRefusalWords } from './refusals.ts'
import { Sheet } from './Sheet.tsx'
import { useKitText } from './text.ts'

type RuleSource = { law: string; article: string; from?: string; url?: string }
/** What GET /rulebook/rules/:id answers, as far as a refusal shows it. */
type RuleWords = {
  id: string
  title: Both
  text: Both
  message: Both
  remedy: Both
  source: RuleSource
  from: string
  override: { never: true } | { roles: string[]; twoPerson: boolean }
  resolver: { by: string; at: string }
}

const rulePath = (id: string) => `/rulebook/rules/${encodeURIComponent(id)}`
const anHour = 3_600_000

/** The wording of a hit: as it came with the answer, else from the rulebook by its id. */
function useHitWords(hit: RuleHit) {
  const both = useBoth()
  const rule = useGet<RuleWords>(hit.title ? null : rulePath(hit.ruleId), { staleTime: anHour }).data
  const sayCode = useCodeWords()
  const params = Object.entries(hit.params ?? {}).map(([path, value]) => [path, sayCode(path, String(value))])
  const say = (text: Both | undefined) => (text ? fill(both(text), Object.fromEntries(params)) : '')
  return {
    title: say(hit.title ?? rule?.title) || hit.ruleId,
    message: say(hit.message ?? rule?.message),
    remedy: say(hit.remedy ?? rule?.remedy),
    facts: params as [string, string][],
    source: hit.source ?? (rule ? `${rule.source.law} ${rule.source.article}` : ''),
  }
}

/** The article behind a hit, in a drawer. */
export function RuleSheet({ hit, onClose }: { hit: RuleHit; onClose: () => void }) {
  const t = useKitText()
  const both = useBoth()
  const words = useHitWords(hit)
  const rule = useGet<RuleWords>(rulePath(hit.ruleId), { staleTime: anHour })
  return (
    <Sheet title={words.title} onClose={onClose}>
      <dl className="facts">
        <dt>{t('source')}</dt>
        <dd>{words.source}</dd>
        <dt>{t('ruleId')}</dt>
        <dd className="code">{hit.ruleId}</dd>
      </dl>
      {rule.data && <blockquote className="article">{both(rule.data.text)}</blockquote>}
      {rule.data?.source.url && (
        <p>
          <a href={rule.data.source.url} target="_blank" rel="noreferrer">
            {rule.data.source.law}
          </a>
        </p>
      )}
      {words.message && <p>{words.message}</p>}
      {words.remedy && (
        <p>
          <b>{t('remedy')}</b> {words.remedy}
        </p>
      )}
      {words.facts.length > 0 && (
        <dl className="facts">
          <dt>{t('decidedBy')}</dt>
          <dd>{words.facts.map(([, value]) => value).join(' · ')}</dd>
        </dl>
      )}
      {rule.data && <RuleWays ruleId={hit.ruleId} rule={rule.data} />}
    </Sheet>
  )
}

/** Who can resolve it and where, whether somebody may pass it, and the rule's own page with its conditions. */
function RuleWays({ ruleId, rule }: { ruleId: string; rule: RuleWords }) {
  const t = useKitText()
  const { override, resolver } = rule
  const area = location.pathname.split('/')[1] ?? ''
  const place = PLACES[area]?.[resolver.at]
  const overrides = area === 'desk' || area === 'platform' ? `/${area}/overrides` : undefined
  return (
    <dl className="facts">
      <dt>{t('resolvedBy')}</dt>
      <dd>
        {t(`resolver.${resolver.by}` as 'resolver.seller')}
        {place && resolver.by !== 'nobody' && (
          <>
            {' '}
            <Link to={place}>{t('goThere')}</Link>
          </>
        )}
      </dd>
      <dt>{t('mayPass')}</dt>
      <dd>
        {'never' in override ? t('passNever') : t(override.twoPerson ? 'passTwo' : 'passOne')}
        {!('never' in override) && overrides && (
          <>
            {' '}
            <Link to={overrides}>{t('goThere')}</Link>
          </>
        )}
      </dd>
      <dt>{t('ruleConditions')}</dt>
      <dd>
        <Link to={`/platform/rules/${encodeURIComponent(ruleId)}`}>{t('goThere')}</Link>
      </dd>
    </dl>
  )
}

/** Where the facts of a rule are kept in order, by area. */
const PLACES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  desk: {
    licences: '/desk/licences',
    approvals: '/desk/customers',
    product: '/desk/products',
    stock: '/desk/stock',
    order: '/desk/orders',
  },
  shop: { licences: '/shop/licences', order: '/shop/orders' },
  platform: { licences: '/platform/quality', product: '/platform/products' },
}

/** One rule that said no (or warned): the sentence, the rule's name that opens its article, what to do. */
export function Hit({ hit }: { hit: RuleHit }) {
  const t = useKitText()
  const words = useHitWords(hit)
  const [open, setOpen] = useState(false)
  return (
    <div className="hit">
      <p>{words.message || words.title}</p>
      {words.remedy && (
        <p className="hit-remedy">
          <b>{t('remedy')}</b>
          {words.remedy}
        </p>
      )}
      <button type="button" className="link hit-rule" onClick={() => setOpen(true)}>
        <Icon name="law" size={13} />
        {words.title}
        {words.source && <span className="soft">{words.source}</span>}
      </button>
      {open && <RuleSheet hit={hit} onClose={() => setOpen(false)} />}
    </div>
  )
}

/**
 * A "no" as people can use it: what was refused, why, by which rule and article, and what to do next. Problems that
 * are no refusals (no answer, busy, broken) say what that means for the command.
 */
export function Refusal({ problem, title }: { problem: Problem; title?: string }) {
  const t = useKitText()
  const refusalWord = useRefusalWords()
  const passing = problem.status === 0 ? t('network') : problem.passing ? t('busyServer') : ''
  const broken = problem.status >= 500 ? t('serverFault') : problem.status === 409 ? t('conflict') : ''
  const right = problem.status === 403 ? t('noRight') : ''
  const own = problem.hits.length === 0 ? refusalWord(problem.code, problem.facts) || problem.detail : ''
  const sentence = passing || broken || right || own
  return (
    <div className={passing ? 'refusal refusal-passing' : 'refusal'} role="alert">
      <b>
        <Icon name="warn" size={14} />
        {title ?? (passing ? t('failed') : t('refused'))}
      </b>
      {(sentence || problem.hits.length === 0) && <p>{sentence || problem.code}</p>}
      {problem.hits.map(hit => (
        <Hit key={hit.ruleId + (hit.about ?? '')} hit={hit} />
      ))}
      {!passing && problem.status >= 500 && problem.requestId && (
        <p className="soft small">{t('requestId', { id: problem.requestId })}</p>
      )}
    </div>
  )
}
