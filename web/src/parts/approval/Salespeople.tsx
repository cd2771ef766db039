import { Button } from 'antd'
import { useMemo, useState } from 'react'
import Type, { type Static } from 'typebox'
import { address } from '../../kit/api.ts'
import { Facts } from '../../kit/Facts.tsx'
import { LongTextInput } from '../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../kit/form/SchemaForm.tsx'
import { PageState, stateOf } from '../../kit/PageState.tsx'
import { useGet } from '../../kit/queries.ts'
import { Sheet } from '../../kit/Sheet.tsx'
import { useSession } from '../../kit/session.tsx'
import { type CardParts, type Column, DataTable, Panel } from '../../kit/table.ts'
import { toast } from '../../kit/toast.tsx'
import { useSend } from '../../kit/useSend.ts'
import { Badge } from '../badges.tsx'
import { useWord } from '../text.ts'
import { NewSalesperson } from './NewSalesperson.tsx'
import { PapersEnd } from './PapersEnd.tsx'
import { useCover } from './SupplierSalespeople.tsx'
import { useApprovalText } from './text.ts'
import { type SalespersonRow, standTones } from './wire.ts'

const salespersonId = (row: SalespersonRow) => row.salespersonId

function Stand({ row }: { row: SalespersonRow }) {
  const word = useWord()
  return <Badge tone={standTones[row.stand]}>{word('stand', row.stand)}</Badge>
}

const Reason = Type.Object({ reason: Type.String({ minLength: 2, maxLength: 300 }) })
type Reason = Static<typeof Reason>

function Revoke({ person }: { person: SalespersonRow }) {
  const t = useApprovalText()
  const [open, setOpen] = useState(false)
  const give = useSend('/party/', '/trade/')
  const { name } = person
  const fields = useMemo<Field<Reason>[]>(
    () => [
      { name: 'reason', label: t('reasonOf'), span: 2, input: p => <LongTextInput {...p} maxLength={300} /> },
    ],
    [t],
  )
  const send = async (value: Reason) => {
    await give(`/party/salespeople/${person.salespersonId}/revoke`, value)
    toast(t('revoked', { name }))
    setOpen(false)
  }
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('revoke')}
      </Button>
      {open && (
        <Sheet title={t('revokeTitle', { name })} side="middle" width={520} onClose={() => setOpen(false)}>
          <div className="stack">
            <p className="soft">{t('revokeHint')}</p>
            <SchemaForm schema={Reason} fields={fields} submit={t('revoke')} onSubmit={send} />
          </div>
        </Sheet>
      )}
    </>
  )
}

function SalespersonPanel({ id }: { id: string }) {
  const t = useApprovalText()
  const { me, can } = useSession()
  const cover = useCover()
  const found = useGet<SalespersonRow>(`/party/salespeople/${id}`)
  const person = found.data
  if (!person)
    return (
      <Panel title={t('salespeople')}>
        {found.error && <PageState {...stateOf(found.error)} onRetry={() => void found.refetch()} />}
      </Panel>
    )
  const file = address(`/party/organisations/${me.organisation.orgId}/salespeople/${id}/file`)
  return (
    <Panel
      title={person.name}
      badges={<Stand row={person} />}
      footer={
        can('party.salesperson.edit') && person.stand !== 'revoked' ? <Revoke person={person} /> : undefined
      }
    >
      <Facts
        rows={[
          [
            t('idNumber'),
            <span key="id" className="code">
              {person.idMasked}
            </span>,
          ],
          [t('phone'), person.phone],
          [t('regions'), person.regions.join('、')],
          [t('range'), cover(person.classes, person.productIds.length)],
          [t('validFrom'), person.validFrom],
          [t('validTo'), <PapersEnd key="to" day={person.validTo} />],
          [t('revokedFor'), person.stateReason],
          [t('customers'), String(person.customers)],
          [
            t('authorisation'),
            <a key="file" href={file} target="_blank" rel="noreferrer">
              {person.fileName}
            </a>,
          ],
        ]}
      />
    </Panel>
  )
}

/** Our salespeople and what each may sell, where and until when (销售人员授权书). */
export function Salespeople() {
  const t = useApprovalText()
  const cover = useCover()
  const { can } = useSession()
  const columns = useMemo<Column<SalespersonRow>[]>(
    () => [
      { key: 'name', title: t('name'), width: 120, render: row => row.name },
      {
        key: 'id',
        title: t('idNumber'),
        width: 170,
        leave: 3,
        render: row => <span className="code">{row.idMasked}</span>,
      },
      { key: 'regions', title: t('regions'), width: 180, grow: true, render: row => row.regions.join('、') },
      {
        key: 'range',
        title: t('range'),
        width: 180,
        leave: 2,
        render: row => cover(row.classes, row.productIds.length),
      },
      {
        key: 'to',
        title: t('validTo'),
        width: 176,
        leave: 1,
        render: row => <PapersEnd day={row.validTo} />,
      },
      { key: 'customers', title: t('customers'), width: 70, align: 'right', render: row => row.customers },
      { key: 'stand', title: t('stand'), width: 92, render: row => <Stand row={row} /> },
    ],
    [t, cover],
  )
  const card = (row: SalespersonRow): CardParts => ({
    title: row.name,
    side: <Stand row={row} />,
    facts: row.regions.join('、'),
    foot: [<PapersEnd key="to" day={row.validTo} />],
  })
  return (
    <DataTable<SalespersonRow>
      title={t('salespeople')}
      path="/party/salespeople"
      columns={columns}
      id={salespersonId}
      card={card}
      search={t('searchSalespeople')}
      actions={can('party.salesperson.edit') && <NewSalesperson />}
      panel={id => <SalespersonPanel id={id} />}
      empty={{ title: t('noOwnSalespeople'), hint: t('noOwnSalespeopleHint') }}
    />
  )
}
