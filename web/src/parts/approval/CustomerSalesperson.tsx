import { Select } from 'antd'
import { useCommand } from '../../kit/command.ts'
import { Labelled } from '../../kit/form/Labelled.tsx'
import { useGet } from '../../kit/queries.ts'
import { Refusal } from '../../kit/Refusal.tsx'
import { useSession } from '../../kit/session.tsx'
import type { ListAnswer } from '../../kit/table/types.ts'
import { toast } from '../../kit/toast.tsx'
import { useWord } from '../text.ts'
import { useApprovalText } from './text.ts'
import { type RelationDetail, relationPath, type SalespersonRow } from './wire.ts'

/** Who answers for a customer at us; its orders are sold under that authorisation. */
export function CustomerSalesperson({ relation }: { relation: RelationDetail }) {
  const t = useApprovalText()
  const word = useWord()
  const { can } = useSession()
  const name = useCommand('/party/', '/trade/')
  const mayName = can('party.salesperson.edit')
  const list = useGet<ListAnswer<SalespersonRow>>(mayName ? '/party/salespeople' : null, {
    query: { limit: 200 },
  })
  if (!mayName)
    return (
      <p>
        <span className="soft">{t('responsibleSalesperson')}</span> {relation.salespersonName ?? t('nobody')}
      </p>
    )
  const options = (list.data?.rows ?? [])
    .filter(one => one.stand === 'authorised' || one.salespersonId === relation.salespersonId)
    .map(one => ({
      value: one.salespersonId,
      label: `${one.name} · ${one.regions.join('、')} · ${word('stand', one.stand)}`,
    }))
  const send = async (salespersonId: string | null) => {
    const path = `${relationPath(relation.relationId)}/salesperson`
    if (await name.send(path, { salespersonId })) toast(t('named'))
  }
  return (
    <div className="stack">
      <Labelled label={t('responsibleSalesperson')}>
        {id => (
          <Select
            id={id}
            className="wide"
            allowClear
            placeholder={t('nobody')}
            loading={name.busy}
            {...(relation.salespersonId ? { value: relation.salespersonId } : {})}
            options={options}
            onChange={value => void send(value ?? null)}
          />
        )}
      </Labelled>
      {name.problem && <Refusal problem={name.problem} />}
    </div>
  )
}
