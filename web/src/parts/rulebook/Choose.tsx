import type { OrganisationCard } from '@yaolian/party/contract'
import { Select } from 'antd'
import { useState } from 'react'
import { useGet } from '../../kit/queries.ts'
import { useRuleText } from './text.ts'

type Row = { value: string; label: string }
type ChooseProps = {
  id: string
  value: string
  onChange: (id: string) => void
  found: { rows: readonly Row[]; busy: boolean }
  onSearch: (q: string) => void
  placeholder: string
}

/** One of many, found by name while typing. */
function Choose({ id, value, onChange, found, onSearch, placeholder }: ChooseProps) {
  const t = useRuleText()
  return (
    <Select
      id={id}
      className="choose"
      placeholder={placeholder}
      showSearch={{ filterOption: false, onSearch }}
      loading={found.busy}
      {...(value ? { value } : {})}
      options={[...found.rows]}
      notFoundContent={t('nothingFound')}
      allowClear
      onChange={next => {
        onSearch('')
        onChange(next ?? '')
      }}
    />
  )
}

type Found<T> = { rows: readonly T[] }
type Partner = { partner: { orgId: string; name: string } }
type FirmProps = { id: string; value: string; onChange: (id: string) => void; of: 'customers' | 'all' }

/** A firm: one of the own customers, or any on the platform. The chosen one keeps its name whatever is typed. */
export function FirmChoose({ id, value, onChange, of }: FirmProps) {
  const t = useRuleText()
  const [q, setQ] = useState('')
  const query = { q, limit: 30 }
  const customers = useGet<Found<Partner>>(of === 'customers' ? '/party/customers' : null, {
    query,
    keep: true,
  })
  const all = useGet<Found<{ orgId: string; name: string }>>(of === 'all' ? '/party/organisations' : null, {
    query,
    keep: true,
  })
  const chosen = useGet<OrganisationCard>(value ? `/party/organisations/${value}/card` : null, {
    staleTime: 300_000,
  }).data
  const firms = of === 'all' ? (all.data?.rows ?? []) : (customers.data?.rows ?? []).map(row => row.partner)
  const rows = firms.map(firm => ({ value: firm.orgId, label: firm.name }))
  if (chosen && !q && !rows.some(row => row.value === value))
    rows.unshift({ value: chosen.orgId, label: chosen.name })
  const busy = customers.isFetching || all.isFetching
  return (
    <Choose
      id={id}
      value={value}
      onChange={onChange}
      found={{ rows, busy }}
      onSearch={setQ}
      placeholder={t('pickFirm')}
    />
  )
}

type Product = { productId: string; genericName: string; spec: string; makerName: string }
const labelOf = (one: Product): string =>
  [one.genericName, one.spec, one.makerName].filter(Boolean).join(' · ')

/** A product by any word that search knows. */
export function ProductChoose(p: { id: string; value: string; onChange: (id: string) => void }) {
  const t = useRuleText()
  const [q, setQ] = useState('')
  const found = useGet<Found<Product>>('/catalogue/products', { query: { q, limit: 30 }, keep: true })
  const chosen = useGet<Product>(p.value ? `/catalogue/products/${p.value}` : null, {
    staleTime: 300_000,
  }).data
  const rows = (found.data?.rows ?? []).map(one => ({ value: one.productId, label: labelOf(one) }))
  if (chosen && !q && !rows.some(row => row.value === p.value))
    rows.unshift({ value: chosen.productId, label: labelOf(chosen) })
  return (
    <Choose {...p} found={{ rows, busy: found.isFetching }} onSearch={setQ} placeholder={t('pickProduct')} />
  )
}
