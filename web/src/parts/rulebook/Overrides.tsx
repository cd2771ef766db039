import { Button } from 'antd'
import { useState } from 'react'
import { time } from '../../kit/format.ts'
import { useBoth } from '../../kit/lang.ts'
import { Notice, PageState, stateOf } from '../../kit/PageState.tsx'
import { useGet } from '../../kit/queries.ts'
import { RuleSheet } from '../../kit/Refusal.tsx'
import { useSession } from '../../kit/session.tsx'
import { useFlatSearch, useGo } from '../../kit/view.ts'
import { Badge, type Tone } from '../badges.tsx'
import { FirmName } from '../party/FirmName.tsx'
import { EndOverride, NewOverride, SecondSignature } from './OverrideForms.tsx'
import { type Override, ProductWords } from './OverrideWords.tsx'
import './simulator.css'
import { useRuleText } from './text.ts'

const tones: Readonly<Record<Override['state'], Tone>> = {
  asked: 'amber',
  active: 'softgreen',
  over: 'plain',
  ended: 'plain',
}

type OneProps = { one: Override; maySign: boolean; onSign: () => void; onEnd: () => void }

function One({ one, maySign, onSign, onEnd }: OneProps) {
  const t = useRuleText()
  const both = useBoth()
  const { me, today } = useSession()
  const [rule, setRule] = useState(false)
  const { data } = useGet<{ title: { zh: string; en: string } }>(
    `/rulebook/rules/${encodeURIComponent(one.ruleId)}`,
    { staleTime: 3_600_000 },
  )
  const mine = one.signatures.some(signature => signature.byUser === me.user.userId)
  const open = one.state === 'asked' || one.state === 'active'
  return (
    <li>
      <div className="row">
        <Badge tone={tones[one.state]}>{t(`overrideState.${one.state}`)}</Badge>
        <button type="button" className="link" onClick={() => setRule(true)}>
          {data ? both(data.title) : one.ruleId}
        </button>
        <span className="soft num">{`${one.ruleId} v${one.version}`}</span>
      </div>
      <p>
        {t('onlyFor')} <FirmName orgId={one.buyerOrgId} /> · <ProductWords productId={one.productId} /> ·{' '}
        <span className="num">
          {t('until')} {one.validTo}
        </span>
      </p>
      <ul>
        {one.signatures.map(signature => (
          <li key={signature.step}>
            {signature.byName} <span className="soft num">{time(signature.at, today)}</span>{' '}
            {signature.reason}
          </li>
        ))}
        {one.end && (
          <li>
            {t('ended')} {one.end.byName} <span className="soft num">{time(one.end.at, today)}</span>{' '}
            {one.end.reason}
          </li>
        )}
      </ul>
      {maySign && open && (
        <div className="row">
          {one.state === 'asked' &&
            (mine ? (
              <span className="soft">{t('waitsSecond')}</span>
            ) : (
              <Button type="primary" size="small" onClick={onSign}>
                {t('signSecond')}
              </Button>
            ))}
          <Button size="small" onClick={onEnd}>
            {t('endOverride')}
          </Button>
        </div>
      )}
      {rule && <RuleSheet hit={{ ruleId: one.ruleId, decision: 'block' }} onClose={() => setRule(false)} />}
    </li>
  )
}

type Doing = { what: 'new' } | { what: 'sign' | 'end'; one: Override }

/** What was passed for the own sales: asked for, in force, over, taken back; and the two signatures behind each. */
export function Overrides({ path }: { path: string }) {
  const t = useRuleText()
  const { can } = useSession()
  const go = useGo()
  const search = useFlatSearch()
  const [doing, setDoing] = useState<Doing>()
  const { sellerOrgId, after } = search
  const query = { limit: 25, ...(sellerOrgId && { sellerOrgId }), ...(after && { after }) }
  const answer = useGet<{ rows: Override[]; next: string | null }>('/rulebook/overrides', {
    query,
    keep: true,
  })
  const maySign = can('rulebook.override')
  const close = () => setDoing(undefined)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('overrides')}</h1>
        {maySign && (
          <span className="page-do">
            <Button type="primary" onClick={() => setDoing({ what: 'new' })}>
              {t('newOverride')}
            </Button>
          </span>
        )}
      </div>
      <p className="soft">{t('overridesLead')}</p>
      {answer.error && <PageState {...stateOf(answer.error)} onRetry={() => void answer.refetch()} />}
      {answer.data?.rows.length === 0 && <Notice title={t('noOverrides')} />}
      {answer.data && answer.data.rows.length > 0 && (
        <section className="box">
          <ul className="override-list">
            {answer.data.rows.map(one => (
              <One
                key={one.overrideId}
                one={one}
                maySign={maySign}
                onSign={() => setDoing({ what: 'sign', one })}
                onEnd={() => setDoing({ what: 'end', one })}
              />
            ))}
          </ul>
          {answer.data.next && (
            <button
              type="button"
              className="link"
              onClick={() => go(path, { ...search, after: answer.data?.next ?? '' })}
            >
              {t('nextPage')}
            </button>
          )}
        </section>
      )}
      {doing?.what === 'new' && <NewOverride seller={sellerOrgId ?? ''} onClose={close} />}
      {doing?.what === 'sign' && (
        <SecondSignature one={doing.one} seller={sellerOrgId ?? ''} onClose={close} />
      )}
      {doing?.what === 'end' && <EndOverride one={doing.one} seller={sellerOrgId ?? ''} onClose={close} />}
    </div>
  )
}
