import type { OrganisationRow } from '@yaolian/party/contract'
import { Select } from 'antd'
import { useState } from 'react'
import type { InputProps } from '../../../kit/form/inputs.tsx'
import { useGet } from '../../../kit/queries.ts'
import type { ListAnswer } from '../../../kit/table.ts'
import { usePlatformText } from '../text.ts'

/** The firm above: found by name or credit code among the registered ones. */
export function ParentInput(p: InputProps<string>) {
  const t = usePlatformText()
  const [text, setText] = useState('')
  const q = text.trim()
  const found = useGet<ListAnswer<OrganisationRow>>('/party/organisations', {
    query: { q, limit: 20, state: 'active' },
    keep: true,
  })
  return (
    <Select<string>
      id={p.id}
      className="wide"
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      {...(p.value === undefined ? {} : { value: p.value })}
      placeholder={t('parentHint')}
      loading={found.isFetching}
      options={found.data?.rows.map(row => ({ value: row.orgId, label: row.name })) ?? []}
      aria-describedby={p.describedBy}
      onBlur={p.onBlur}
      onChange={value => p.onChange(value ?? undefined)}
    />
  )
}
