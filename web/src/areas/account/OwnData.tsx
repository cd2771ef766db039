import type { PersonalData } from '@yaolian/identity/contract'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { address } from '../../kit/api.ts'
import { Facts } from '../../kit/Facts.tsx'
import { time } from '../../kit/format.ts'
import { Icon } from '../../kit/Icon.tsx'
import { PageState, stateOf } from '../../kit/PageState.tsx'
import { useGet } from '../../kit/queries.ts'
import { useAuditWords } from '../../parts/audit/words.ts'
import { useAccountText } from './text.ts'

const shownAtOnce = 20

type ListProps<T> = { title: string; rows: readonly T[]; line: (row: T) => ReactNode }

function Lines<T extends { at: string }>({ title, rows, line }: ListProps<T>) {
  const t = useAccountText()
  const [shown, setShown] = useState(shownAtOnce)
  const more = Math.min(rows.length - shown, 200)
  return (
    <section className="box">
      <h2>{title}</h2>
      {rows.length === 0 && <p className="soft">{t('dataNone')}</p>}
      <ul className="logins">
        {rows.slice(0, shown).map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id of their own and never move
          <li key={i}>
            <div>{line(row)}</div>
            <span className="soft num">{time(row.at)}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <Button onClick={() => setShown(shown + more)}>{t('showMore', { n: more })}</Button>}
    </section>
  )
}

function Read({ data }: { data: PersonalData }) {
  const t = useAccountText()
  const say = useAuditWords()
  const { account } = data
  return (
    <>
      <section className="box">
        <h2>{t('dataAccount')}</h2>
        <Facts
          rows={[
            [t('dataName'), account.displayName],
            [t('dataLogin'), account.name],
            [t('dataContact'), account.contact || t('dataNoContact')],
            [t('dataSince'), time(account.createdAt)],
            [t('dataPassword'), time(account.passwordChangedAt)],
            [t('dataFirms'), data.firms.map(firm => firm.name).join(' · ')],
          ]}
        />
      </section>
      <Lines
        title={t('dataAccess')}
        rows={data.access}
        line={row => (
          <>
            {say(`access.${row.kind}`)} <span className="soft num">{row.ip}</span>
          </>
        )}
      />
      <Lines
        title={t('dataActs')}
        rows={data.acts}
        line={row => (
          <>
            {say(row.what)} <span className="soft">{row.firm}</span>
          </>
        )}
      />
      {data.cut && <p className="remark">{t('dataCut')}</p>}
    </>
  )
}

/** What this house keeps about me, to read and to take along. */
export function OwnData() {
  const t = useAccountText()
  const { data, error, refetch } = useGet<PersonalData>('/identity/me/data')
  if (error) return <PageState {...stateOf(error)} onRetry={() => void refetch()} />
  return (
    <div className="page account">
      <h1>{t('data')}</h1>
      <p className="soft">{t('dataLead')}</p>
      <div className="row">
        <Button icon={<Icon name="download" />} href={address('/identity/me/data/export')} download>
          {t('dataExport')}
        </Button>
      </div>
      {data && <Read data={data} />}
    </div>
  )
}
