import type { OrganisationCard, OrganisationRow } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useGet } from '../../kit/queries.ts'
import type { ListAnswer } from '../../kit/table/types.ts'
import { LicenceBadge } from '../badges.tsx'
import './party.css'
import { usePartyText } from './text.ts'

const PAGE = 20

/** The shops of a chain or the firms of a group, in pages; nothing for a firm that stands above none. */
export function Stores({ orgId }: { orgId: string }) {
  const t = usePartyText()
  const [after, setAfter] = useState<string>()
  const { data } = useGet<ListAnswer<OrganisationRow>>(`/party/organisations/${orgId}/stores`, {
    query: { limit: PAGE, ...(after ? { after } : {}) },
    keep: true,
  })
  if (!data || (data.rows.length === 0 && !after)) return null
  const { rows, next } = data
  return (
    <section className="stack" aria-label={t('stores')}>
      <h3>{t('stores')}</h3>
      <ul className="stores">
        {rows.map(one => (
          <li key={one.orgId}>
            {one.name} <span className="soft">{one.city}</span> <LicenceBadge state={one.licenceHealth} />
          </li>
        ))}
      </ul>
      {(after || next) && (
        <div className="row">
          <Button disabled={!after} onClick={() => setAfter(undefined)}>
            {t('storesFirst')}
          </Button>
          <Button disabled={!next} onClick={() => next && setAfter(next)}>
            {t('storesNext')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** Whose shop a firm is, and which shops are its own: from its public card. */
export function FirmGroup({ orgId }: { orgId: string }) {
  const t = usePartyText()
  const { data } = useGet<OrganisationCard>(`/party/organisations/${orgId}/card`, { staleTime: 300_000 })
  return (
    <div className="stack">
      {data?.parent && (
        <p>
          <span className="soft">{t('parent')}</span> {data.parent.name}
        </p>
      )}
      <Stores key={orgId} orgId={orgId} />
    </div>
  )
}
