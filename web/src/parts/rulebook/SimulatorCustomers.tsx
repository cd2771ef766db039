import type { CustomerVerdict } from '@yaolian/trade/contract'
import { useMemo } from 'react'
import type { Static } from 'typebox'
import { address } from '../../kit/api.ts'
import { useLang } from '../../kit/lang.ts'
import { Notice, PageState, stateOf } from '../../kit/PageState.tsx'
import { useGet } from '../../kit/queries.ts'
import { Hit } from '../../kit/Refusal.tsx'
import { useFlatSearch, useGo } from '../../kit/view.ts'
import { Badge } from '../badges.tsx'
import { useWord } from '../text.ts'
import { useRuleText } from './text.ts'

type Row = Static<typeof CustomerVerdict>
const tones = { allow: 'softgreen', warn: 'amber', block: 'softred' } as const

function Customer({ row }: { row: Row }) {
  const t = useRuleText()
  const word = useWord()
  return (
    <li className="simulator-customer">
      <div className="row">
        <b>{row.name}</b>
        <span className="soft">
          {word('org', row.kind)} · {row.city}
        </span>
        <Badge tone={tones[row.decision]}>{t(`verdict.${row.decision}`)}</Badge>
      </div>
      {row.closedFirm && <p className="remark">{t('firmClosed')}</p>}
      {row.hits.map(hit => (
        <Hit key={hit.ruleId} hit={hit} />
      ))}
    </li>
  )
}

/** One product and every own customer, page by page, with the reasons; and the whole list as a file. */
export function SimulatorCustomers({ productId, date }: { productId: string; date: string }) {
  const t = useRuleText()
  const lang = useLang()
  const go = useGo()
  const search = useFlatSearch()
  const query = useMemo(
    () => ({ productId, date, limit: 25, ...(search.after ? { after: search.after } : {}) }),
    [productId, date, search.after],
  )
  const path = productId ? '/trade/simulation/customers' : null
  const answer = useGet<{ rows: Row[]; next: string | null }>(path, { query, keep: true })
  if (!productId) return <Notice title={t('simulateAllAsk')} />
  if (answer.error) return <PageState {...stateOf(answer.error)} onRetry={() => void answer.refetch()} />
  if (!answer.data) return null
  const { rows, next } = answer.data
  const step = (after: string) => go('.', { ...search, after })
  return (
    <section className="box">
      <div className="row">
        <h2>{t('simulateAll')}</h2>
        <a
          className="page-do"
          href={address('/trade/simulation/customers.csv', { productId, date, lang })}
          download
        >
          {t('asFile')}
        </a>
      </div>
      {rows.length === 0 && <Notice title={t('noCustomers')} />}
      <ul className="simulator-customers">
        {rows.map(row => (
          <Customer key={row.buyerId} row={row} />
        ))}
      </ul>
      <div className="row">
        {search.after && (
          <button type="button" className="link" onClick={() => step('')}>
            {t('firstPage')}
          </button>
        )}
        {next && (
          <button type="button" className="link" onClick={() => step(next)}>
            {t('nextPage')}
          </button>
        )}
      </div>
    </section>
  )
}
