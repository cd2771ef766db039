import type { Simulation } from '@yaolian/trade/contract'
import { useMemo } from 'react'
import type { Static } from 'typebox'
import { useBoth } from '../../kit/lang.ts'
import { useGet } from '../../kit/queries.ts'
import { Hit } from '../../kit/Refusal.tsx'
import { Badge, type Tone } from '../badges.tsx'
import { useWord } from '../text.ts'
import { DecisionBadge } from './RuleBadges.tsx'
import { useRuleSay } from './say.ts'
import { isRuleWord, type RuleWord, useRuleText } from './text.ts'

type Said = Static<typeof Simulation>
type Tested = Said['rules'][number]
type Card = { id: string; title: { zh: string; en: string } }

const tones: Readonly<Record<Tested['outcome'], Tone>> = {
  met: 'softgreen',
  aside: 'plain',
  broken: 'softred',
  unknown: 'amber',
  passed: 'amber',
}
const order: readonly Tested['outcome'][] = ['broken', 'unknown', 'passed', 'met', 'aside']

/** The titles of rules by id, newest words. */
function useTitles(): (ruleId: string) => string {
  const both = useBoth()
  const { data } = useGet<{ rows: Card[] }>('/rulebook/rules', { staleTime: 3_600_000 })
  const titles = useMemo(() => new Map((data?.rows ?? []).map(row => [row.id, row.title])), [data])
  return id => {
    const title = titles.get(id)
    return title ? both(title) : id
  }
}

/** The class of the product, from whichever rule looked at it. */
const scopeOf = (said: Said): string =>
  String(said.rules.find(one => 'product.scopeClass' in one.facts)?.facts['product.scopeClass'] ?? '')

function Changes({ said }: { said: Said }) {
  const t = useRuleText()
  const word = useWord()
  const say = useRuleSay()
  const title = useTitles()
  if (said.decision !== 'block') return null
  const about = ({ side, about: what }: Said['changes'][number]) =>
    side === 'relation' ? say.fact(`relation.${what}`, {}) : word('licence', what)
  return (
    <section className="box">
      <h2>{t('whatHelps')}</h2>
      {said.changes.length === 0 && <p>{t('nothingHelps')}</p>}
      <ul className="simulator-changes">
        {said.changes.map(one => {
          const key = `change.${one.what}`
          const side = isRuleWord(`side.${one.side}`) ? t(`side.${one.side}` as RuleWord) : ''
          const scope = word('scope', scopeOf(said))
          return (
            <li key={one.what + one.side + one.about}>
              <b>{isRuleWord(key) ? t(key as RuleWord, { side, about: about(one), scope }) : one.what}</b>{' '}
              {one.enough ? (
                <Badge tone="softgreen">{t('enough')}</Badge>
              ) : (
                <Badge tone="plain">{t('notEnough')}</Badge>
              )}
              <span className="soft small">{one.fixes.map(title).join(t('comma'))}</span>
            </li>
          )
        })}
      </ul>
      {said.changes.length > 1 && (
        <p className="soft">{said.together ? t('togetherOpen') : t('togetherClosed')}</p>
      )}
    </section>
  )
}

/** A value of a fact in words; licences as kind and last day, since the rules look at those. */
function useFactWords(said: Said) {
  const say = useRuleSay()
  const word = useWord()
  const names = new Map([
    [said.seller.orgId, said.seller.name],
    [said.buyer.orgId, said.buyer.name],
  ])
  return (path: string, value: unknown): string => {
    if (!Array.isArray(value)) return names.get(String(value)) ?? say.value(path, value)
    const licences = value as { kind: string; validTo: string; state: string }[]
    return licences
      .map(one => `${word('licence', one.kind)} ${word('licenceState', one.state)} → ${one.validTo}`)
      .join('; ')
  }
}

function TestedRule({ one, said }: { one: Tested; said: Said }) {
  const t = useRuleText()
  const say = useRuleSay()
  const title = useTitles()
  const words = useFactWords(said)
  return (
    <li>
      <details open={one.outcome === 'broken' || one.outcome === 'unknown'}>
        <summary>
          <Badge tone={tones[one.outcome]}>{t(`outcome.${one.outcome}`)}</Badge>
          <span>{title(one.ruleId)}</span>
          <span className="soft num">{`${one.ruleId} v${one.version}`}</span>
          <DecisionBadge decision={one.decision} />
        </summary>
        <dl className="simulator-facts">
          {Object.entries(one.facts).map(([path, value]) => (
            <div key={path}>
              <dt>{say.fact(path, {})}</dt>
              <dd>{words(path, value) || '—'}</dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  )
}

/** The verdict, the reasons, what would change it, and every rule that was tested with the facts it looked at. */
export function SimulatorAnswer({ said }: { said: Said }) {
  const t = useRuleText()
  const tested = said.rules.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))
  const counts = `${said.rules.filter(one => one.outcome === 'met').length} / ${said.rules.length}`
  return (
    <div className="simulator-answer" aria-live="polite">
      <div className="simulator-verdict" data-decision={said.decision}>
        <b>{t(`verdict.${said.decision}`)}</b>
        <span>
          {said.seller.name} → {said.buyer.name}
        </span>
        <span>
          {said.product.genericName} <span className="soft">{said.product.spec}</span>
        </span>
        <span className="soft num">
          {said.date} {[said.seller.province, said.buyer.province].filter(Boolean).join(' · ')}
        </span>
      </div>
      {said.closedFirm && <p className="remark">{t('firmClosed')}</p>}
      {said.hits.length > 0 && (
        <section className="box">
          <h2>{t('reasons')}</h2>
          {said.hits.map(hit => (
            <Hit key={hit.ruleId} hit={hit} />
          ))}
        </section>
      )}
      <Changes said={said} />
      <section className="box">
        <h2>
          {t('tested')} <span className="soft num">{t('testedCount', { counts })}</span>
        </h2>
        <ul className="simulator-tested">
          {tested.map(one => (
            <TestedRule key={one.ruleId} one={one} said={said} />
          ))}
        </ul>
      </section>
    </div>
  )
}
