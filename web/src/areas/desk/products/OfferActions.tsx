import { ListOffers, type PriceRow } from '@yaolian/price/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import Type, { type Static } from 'typebox'
import { useCommand } from '../../../kit/command.ts'
import { QuantityInput } from '../../../kit/form/number-inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import type { PackLevel } from '../../../kit/format.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { Sheet } from '../../../kit/Sheet.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useDeskText } from '../text.ts'

const Terms = Type.Pick(ListOffers.properties.offers.items, ['minQuantity', 'multiple'])
type Terms = Static<typeof Terms>
type Props = { row: PriceRow; levels: readonly PackLevel[] }
const changed = ['/price/', '/trade/offers']

function TermsSheet({ row, levels, onClose }: Props & { onClose: () => void }) {
  const t = useDeskText()
  const command = useCommand(...changed)
  const fields = useMemo<Field<Terms>[]>(
    () =>
      (['minQuantity', 'multiple'] as const).map(name => ({
        name,
        label: t(name),
        input: p => <QuantityInput {...p} levels={levels} label={t(name)} />,
      })),
    [t, levels],
  )
  const { productId, listed, minQuantity, multiple } = row
  const send = async (value: Terms) => {
    if (!(await command.send('/price/offers', { offers: [{ productId, listed, ...value }] }))) return
    toast(t('termsSaved'))
    onClose()
  }
  return (
    <Sheet
      title={t('offerTermsTitle', { name: row.genericName })}
      side="middle"
      width={520}
      onClose={onClose}
    >
      <div className="stack">
        <p className="soft">{t('offerTermsHint')}</p>
        <SchemaForm
          schema={Terms}
          fields={fields}
          initial={{ minQuantity, multiple }}
          submit={t('save')}
          onSubmit={send}
          extra={command.problem && <Refusal problem={command.problem} />}
        />
      </div>
    </Sheet>
  )
}

/** On offer or not, and the least quantity of an order line. */
export function OfferActions({ row, levels }: Props) {
  const t = useDeskText()
  const [asking, setAsking] = useState(false)
  const list = useCommand(...changed)
  const { productId, listed, minQuantity, multiple, genericName: name } = row
  const toggle = async () => {
    const offers = [{ productId, listed: !listed, minQuantity, multiple }]
    if (await list.send('/price/offers', { offers })) toast(t(listed ? 'takeOffDone' : 'putOnDone', { name }))
  }
  return (
    <>
      <Button loading={list.busy} danger={listed} onClick={() => void toggle()}>
        {t(listed ? 'takeOff' : 'putOn')}
      </Button>
      <Button onClick={() => setAsking(true)}>{t('offerTerms')}</Button>
      {list.problem && <Refusal problem={list.problem} />}
      {asking && <TermsSheet row={row} levels={levels} onClose={() => setAsking(false)} />}
    </>
  )
}
