import { Select } from 'antd'
import type { InputProps } from '../../../kit/form/inputs.tsx'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'
import { useDeskText } from '../text.ts'

type Supplier = { partner: { orgId: string; name: string; kind: string }; state: string }

/** The carriers that the own quality unit has approved as suppliers; nothing to choose without the right to see them. */
export function CarrierSelect({ id, value, onChange }: InputProps<string>) {
  const t = useDeskText()
  const { can } = useSession()
  const path = can('party.relation.read') ? '/party/suppliers' : null
  const { data } = useGet<{ rows: Supplier[] }>(path, { query: { limit: 200 }, staleTime: 60_000 })
  const carriers = (data?.rows ?? []).filter(
    row => row.partner.kind === 'carrier' && row.state === 'approved',
  )
  return (
    <Select
      id={id}
      placeholder={t('pickCarrier')}
      notFoundContent={t('noCarriers')}
      allowClear
      {...(value ? { value } : {})}
      options={carriers.map(({ partner }) => ({ value: partner.orgId, label: partner.name }))}
      onChange={next => onChange(next || undefined)}
    />
  )
}
