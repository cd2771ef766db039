import type { OrganisationCard } from '@yaolian/party/contract'
import { Select } from 'antd'
import { useState } from 'react'
import { useGet } from '../../kit/queries.ts'
import type { ListAnswer } from '../../kit/table/types.ts'
import type { RelationRow } from './customers/wire.ts'
import { useDeskText } from './text.ts'

type Props = { value: string | undefined; onChange: (orgId: string) => void; id?: string; className?: string }

/** One customer of mine, found by name while typing; the chosen one keeps its name whatever is typed. */
export function CustomerSelect({ value, onChange, id, className = 'customer-select' }: Props) {
  const t = useDeskText()
  const [q, setQ] = useState('')
  const found = useGet<ListAnswer<RelationRow>>('/party/customers', { query: { q, limit: 30 }, keep: true })
  const chosen = useGet<OrganisationCard>(value ? `/party/organisations/${value}/card` : null, {
    staleTime: 300_000,
  }).data
  const options = (found.data?.rows ?? []).map(row => ({ value: row.partner.orgId, label: row.partner.name }))
  if (chosen && !q && !options.some(option => option.value === value))
    options.unshift({ value: chosen.orgId, label: chosen.name })
  return (
    <Select
      {...(id ? { id } : { 'aria-label': t('pickCustomer') })}
      className={className}
      placeholder={t('pickCustomer')}
      showSearch={{ filterOption: false, onSearch: setQ }}
      loading={found.isFetching}
      {...(value ? { value } : {})}
      options={options}
      notFoundContent={t('customerNotFound')}
      onChange={next => {
        setQ('')
        onChange(next)
      }}
    />
  )
}
