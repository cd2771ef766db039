import type { LotDetail } from '@yaolian/stock/contract'
import { Facts } from '../../../kit/Facts.tsx'
import { Price } from '../../../kit/figures.tsx'
import { time } from '../../../kit/format.ts'
import { PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { Tabs } from '../../../kit/Tabs.tsx'
import { Panel } from '../../../kit/table.ts'
import { useHistoryRow } from '../../../parts/audit/HistoryLink.tsx'
import { Expiry } from '../../../parts/badges.tsx'
import { useWord } from '../../../parts/text.ts'
import { useDeskText } from '../text.ts'
import { Entries } from './Entries.tsx'
import { LotActions, useLotVerbs } from './LotActions.tsx'
import { LotHolds } from './LotHolds.tsx'
import { LotMarks } from './LotMarks.tsx'
import { LotPlaces } from './LotPlaces.tsx'

function LotFacts({ lot }: { lot: LotDetail }) {
  const t = useDeskText()
  const history = useHistoryRow()
  const word = useWord()
  return (
    <Facts
      rows={[
        [t('product'), lot.genericName],
        [t('spec'), lot.spec],
        [t('maker'), lot.makerName],
        [t('madeOn'), lot.madeOn],
        [t('expiresOn'), <Expiry key="expiry" day={lot.expiresOn} exact />],
        [t('storage'), word('temperature', lot.temperature)],
        [t('report'), lot.report && <span className="code">{lot.report}</span>],
        [t('unitCost'), <Price key="cost" micro={lot.unitCostMicro} />],
        history(lot.lotId),
        [t('receivedAt'), time(lot.receivedAt)],
      ]}
    />
  )
}

function Loaded({ lot, first }: { lot: LotDetail; first: 'places' | 'holds' }) {
  const t = useDeskText()
  const verbs = useLotVerbs(lot)
  const places = { key: 'places', label: t('tabPlaces'), content: <LotPlaces lot={lot} /> }
  const holds = { key: 'holds', label: t('tabHolds'), content: <LotHolds lot={lot} /> }
  return (
    <Panel
      title={
        <>
          {lot.genericName} <span className="num aside">{lot.lotNo}</span>
        </>
      }
      footer={verbs.length > 0 && <LotActions lot={lot} verbs={verbs} />}
    >
      <div className="stack">
        <div className="row spread">
          <LotMarks lot={lot} />
          <Expiry day={lot.expiresOn} exact />
        </div>
        <Tabs
          label={t('lot')}
          tabs={[
            ...(first === 'holds' ? [holds, places] : [places, holds]),
            { key: 'entries', label: t('tabEntries'), content: <Entries lotId={lot.lotId} /> },
            { key: 'facts', label: t('tabLotFacts'), content: <LotFacts lot={lot} /> },
          ]}
        />
      </div>
    </Panel>
  )
}

/** A lot beside a list: where it lies, what holds it, everything that moved. */
export function LotPanel({ lotId, first = 'places' }: { lotId: string; first?: 'places' | 'holds' }) {
  const t = useDeskText()
  const lot = useGet<LotDetail>(`/stock/lots/${lotId}`)
  if (lot.data) return <Loaded key={lotId} lot={lot.data} first={first} />
  return (
    <Panel title={t('lot')}>
      {lot.error && <PageState {...stateOf(lot.error)} onRetry={() => void lot.refetch()} />}
    </Panel>
  )
}
