import { Link } from '@tanstack/react-router'
import { Drug, type DrugProduct } from '@yaolian/catalogue/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import Type, { type Static } from 'typebox'
import { Facts } from '../../../kit/Facts.tsx'
import { ChoiceInput, CodeInput, TextInput } from '../../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { useGet } from '../../../kit/queries.ts'
import { Sheet } from '../../../kit/Sheet.tsx'
import { useSession } from '../../../kit/session.tsx'
import { type CardParts, type Column, DataTable } from '../../../kit/table.ts'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { useFromPath } from '../../../kit/view.ts'
import { useCatalogueText } from '../../../parts/catalogue/text.ts'
import { ProductName, specAndMaker } from '../../../parts/product.tsx'
import { usePartText } from '../../../parts/text.ts'
import { PageWait } from '../PageWait.tsx'
import { ProductBadge } from '../products/ProductBadge.tsx'
import { usePlatformText } from '../text.ts'

type Row = Static<typeof DrugProduct>
const id = (row: Row) => row.productId
const Form = Type.Object({
  englishName: Type.Optional(Type.String({ maxLength: 120 })),
  atc: Type.Optional(Type.String({ pattern: '^[A-Z](\\d\\d([A-Z]([A-Z](\\d\\d)?)?)?)?$' })),
  route: Type.Optional(Drug.properties.route),
})
type Form = Static<typeof Form>

function EditSheet({ drug, onClose }: { drug: Drug; onClose: () => void }) {
  const t = usePlatformText()
  const c = useCatalogueText()
  const send = useSend('/catalogue/')
  const fields = useMemo<Field<Form>[]>(
    () => [
      {
        name: 'englishName',
        label: c('englishName'),
        span: 2,
        input: p => <TextInput {...p} maxLength={120} />,
      },
      { name: 'atc', label: c('atc'), input: p => <CodeInput {...p} maxLength={7} /> },
      {
        name: 'route',
        label: c('route'),
        input: p => (
          <ChoiceInput
            {...p}
            options={Drug.properties.route.enum.map(value => ({ value, label: c(`route.${value}`) }))}
          />
        ),
      },
    ],
    [c],
  )
  const submit = async ({ englishName, atc, route }: Form) => {
    await send(`/catalogue/drugs/${drug.drugId}`, {
      version: drug.version,
      englishName: englishName ?? '',
      atc: atc ?? null,
      route: route ?? '',
    })
    toast(t('changeDone'))
    onClose()
  }
  const initial: Form = {
    route: drug.route,
    ...(drug.englishName && { englishName: drug.englishName }),
    ...(drug.atc && { atc: drug.atc }),
  }
  return (
    <Sheet title={t('editDrugTitle', { name: drug.genericName })} side="middle" width={520} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t('editDrugHint')}</p>
        <SchemaForm
          schema={Form}
          fields={fields}
          initial={initial}
          submit={t('editDrug')}
          onSubmit={submit}
        />
      </div>
    </Sheet>
  )
}

const Name = ({ row }: { row: Row }) => (
  <Link to={`/platform/products/${row.productId}`}>
    <ProductName product={row} />
  </Link>
)
const card = (row: Row): CardParts => ({
  title: <Name row={row} />,
  side: <ProductBadge state={row.state} />,
  facts: specAndMaker(row),
})

function Products({ drugId }: { drugId: string }) {
  const t = usePlatformText()
  const part = usePartText()
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'strength', title: part('fact.spec'), width: 180, render: row => row.spec },
      { key: 'maker', title: part('fact.maker'), width: 220, grow: true, render: row => row.makerName },
      { key: 'name', title: part('fact.brand'), width: 160, leave: 2, render: row => <Name row={row} /> },
      {
        key: 'number',
        title: part('fact.approvalNo'),
        width: 170,
        leave: 1,
        render: row => <span className="num">{row.approvalNo}</span>,
      },
      {
        key: 'state',
        title: t('productState'),
        width: 76,
        render: row => <ProductBadge state={row.state} />,
      },
    ],
    [t, part],
  )
  return (
    <DataTable<Row>
      title={t('drugProducts')}
      path={`/catalogue/drugs/${drugId}/products`}
      columns={columns}
      id={id}
      card={card}
      totals={false}
      empty={{ title: t('noProducts') }}
    />
  )
}

/** A drug: its names and code, and the products that firms make of it, by strength and maker. */
export function DrugPage() {
  const t = usePlatformText()
  const c = useCatalogueText()
  const { can } = useSession()
  const drugId = useFromPath('drugId')
  const [editing, setEditing] = useState(false)
  const { data: drug, error, refetch } = useGet<Drug>(`/catalogue/drugs/${drugId}`)
  if (!drug) return <PageWait title={t('drugs')} error={error} onRetry={() => void refetch()} />
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          {drug.genericName} <small>{drug.form}</small>
        </h1>
        {can('catalogue.product.publish') && (
          <span className="page-do">
            <Button onClick={() => setEditing(true)}>{t('editDrug')}</Button>
          </span>
        )}
      </div>
      <section className="box" aria-label={c('drug')}>
        <Facts
          rows={[
            [c('englishName'), drug.englishName],
            [c('atc'), drug.atc && <span className="code">{drug.atc}</span>],
            [c('route'), c(`route.${drug.route}`)],
          ]}
        />
      </section>
      <Products drugId={drugId} />
      {editing && <EditSheet drug={drug} onClose={() => setEditing(false)} />}
    </div>
  )
}
