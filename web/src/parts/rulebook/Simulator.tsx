import type { Simulation } from '@yaolian/trade/contract'
import { Segmented } from 'antd'
import type { Static } from 'typebox'
import { DateInput } from '../../kit/form/DateInput.tsx'
import { Notice, PageState, stateOf } from '../../kit/PageState.tsx'
import { useGet } from '../../kit/queries.ts'
import { useSession } from '../../kit/session.tsx'
import { useFlatSearch, useGo } from '../../kit/view.ts'
import { FirmChoose, ProductChoose } from './Choose.tsx'
import './simulator.css'
import { SimulatorAnswer } from './SimulatorAnswer.tsx'
import { SimulatorCustomers } from './SimulatorCustomers.tsx'
import { useRuleText } from './text.ts'

type Asked = { sellerId: string; buyerId: string; productId: string; date: string }

/** What is asked stands in the address, so that a link carries the question. */
function useAsked(path: string) {
  const search = useFlatSearch()
  const go = useGo()
  const { today } = useSession()
  const { sellerId = '', buyerId = '', productId = '', date = today, mode = '' } = search
  const asked: Asked = { sellerId, buyerId, productId, date }
  const put = (next: Partial<Asked> & { mode?: string }) => {
    const all = Object.entries({ ...asked, mode, ...next }).filter(([, value]) => value !== '')
    go(path, Object.fromEntries(all), true)
  }
  return { asked, put, all: mode === 'customers' }
}

type QuestionProps = { asked: Asked; put: (next: Partial<Asked>) => void; any: boolean; all: boolean }

/** Seller (where any may be asked for), buyer, product and day. */
function Question({ asked, put, any, all }: QuestionProps) {
  const t = useRuleText()
  return (
    <div className="simulator-form">
      {any && !all && (
        <label htmlFor="sim-seller">
          {t('seller')}
          <FirmChoose
            id="sim-seller"
            of="all"
            value={asked.sellerId}
            onChange={sellerId => put({ sellerId })}
          />
        </label>
      )}
      {!all && (
        <label htmlFor="sim-buyer">
          {t('buyer')}
          <FirmChoose
            id="sim-buyer"
            of={any ? 'all' : 'customers'}
            value={asked.buyerId}
            onChange={buyerId => put({ buyerId })}
          />
        </label>
      )}
      <label htmlFor="sim-product">
        {t('product')}
        <ProductChoose id="sim-product" value={asked.productId} onChange={productId => put({ productId })} />
      </label>
      <label htmlFor="sim-date">
        {t('today')}
        <DateInput
          id="sim-date"
          value={asked.date}
          invalid={false}
          describedBy=""
          onChange={date => put({ date: date ?? '' })}
          onBlur={() => {}}
        />
      </label>
    </div>
  )
}

function One({ asked }: { asked: Asked }) {
  const t = useRuleText()
  const ready = asked.buyerId && asked.productId
  const query = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''))
  const answer = useGet<Static<typeof Simulation>>(ready ? '/trade/simulation' : null, { query, keep: true })
  if (!ready) return <Notice title={t('simulateAsk')} hint={t('simulateAskHint')} />
  if (answer.error) return <PageState {...stateOf(answer.error)} onRetry={() => void answer.refetch()} />
  return answer.data ? <SimulatorAnswer said={answer.data} /> : null
}

/**
 * The simulator: may this firm sell this product to that firm on a day, why not, what was tested, and what would
 * change the answer; or one product and all customers. `path` is the page's own address in its area.
 */
export function Simulator({ path }: { path: string }) {
  const t = useRuleText()
  const { can } = useSession()
  const any = can('trade.simulate.any')
  const { asked, put, all } = useAsked(path)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('simulator')}</h1>
      </div>
      {can('party.relation.read') && (
        <Segmented
          aria-label={t('simulator')}
          value={all ? 'customers' : 'one'}
          options={[
            { value: 'one', label: t('simulateOne') },
            { value: 'customers', label: t('simulateAll') },
          ]}
          onChange={mode => put({ mode: mode === 'one' ? '' : mode })}
        />
      )}
      <Question asked={asked} put={put} any={any} all={all} />
      {all ? <SimulatorCustomers productId={asked.productId} date={asked.date} /> : <One asked={asked} />}
    </div>
  )
}
