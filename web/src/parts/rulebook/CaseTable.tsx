import type { RuleDetail, TradeFacts } from '@yaolian/rulebook/contract'
import { useMemo } from 'react'
import { usePartText, useWord } from '../text.ts'
import { type Condition, factAt, factsRead } from './condition.ts'
import './rulebook.css'
import { type RuleSay, useRuleSay } from './say.ts'
import { useRuleText } from './text.ts'

type Licence = TradeFacts['seller']['licences'][number]

function Licences({ licences }: { licences: readonly Licence[] }) {
  const t = useRuleText()
  const part = usePartText()
  const word = useWord()
  if (licences.length === 0) return t('noLicences')
  return (
    <ul className="case-licences">
      {licences.map(one => (
        <li key={one.kind + one.validTo + one.state}>
          <b>{word('licence', one.kind)}</b>{' '}
          <span className={one.state === 'valid' ? 'soft' : 'bad'}>{word('licenceState', one.state)}</span>
          <span className="num">
            {one.validFrom} – {one.validTo}
          </span>
          <span className="soft">
            {one.scope.map(scope => word('scope', scope)).join(' · ') || part('scope.other')}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Ids in the fixtures mean nothing to people; whose they are does. */
function firmWord(facts: unknown, id: unknown, t: ReturnType<typeof useRuleText>): string {
  if (id === null) return t('value.null')
  if (id === factAt(facts, 'seller.orgId')) return t('value.firmA')
  return id === factAt(facts, 'buyer.orgId') ? t('value.firmB') : t('value.firmOther')
}

function Value({ facts, path, say }: { facts: unknown; path: string; say: RuleSay }) {
  const t = useRuleText()
  const value = factAt(facts, path)
  if (Array.isArray(value)) return <Licences licences={value as Licence[]} />
  return path.endsWith('OrgId') || path.endsWith('orgId') ? firmWord(facts, value, t) : say.value(path, value)
}

/** The rule's own two cases side by side, cut down to the facts that it reads; rows that differ are marked. */
export function CaseTable({ rule }: { rule: RuleDetail }) {
  const t = useRuleText()
  const say = useRuleSay()
  const { pass, fail } = rule.fixtures
  const paths = useMemo(
    () => [
      ...new Set([...factsRead(rule.appliesWhen as Condition), ...factsRead(rule.requires as Condition)]),
    ],
    [rule],
  )
  const rows = paths.map(path => {
    const differs = JSON.stringify(factAt(pass.facts, path)) !== JSON.stringify(factAt(fail.facts, path))
    return { path, differs }
  })
  return (
    <table className="cases">
      <thead>
        <tr>
          <th>{t('caseFact')}</th>
          <th className="good">✓ {t('casePass')}</th>
          <th className="bad">✕ {t('caseFail')}</th>
        </tr>
      </thead>
      <tbody>
        <tr data-differs={pass.date !== fail.date || undefined}>
          <th scope="row">{t('caseDate')}</th>
          <td className="num">{pass.date}</td>
          <td className="num">{fail.date}</td>
        </tr>
        {rows.map(({ path, differs }) => (
          <tr key={path} data-differs={differs || undefined}>
            <th scope="row">
              {say.fact(path, {})} {differs && <em>{t('caseDiffers')}</em>}
            </th>
            <td>
              <Value facts={pass.facts} path={path} say={say} />
            </td>
            <td>
              <Value facts={fail.facts} path={path} say={say} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
