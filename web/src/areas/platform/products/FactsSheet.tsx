import { FlagName, ProductClass } from '@yaolian/catalogue/contract'
import { useMemo } from 'react'
import Type, { type Static } from 'typebox'
import { DateInput } from '../../../kit/form/DateInput.tsx'
import { ChoiceInput, TextInput } from '../../../kit/form/inputs.tsx'
import { WholeInput } from '../../../kit/form/number-inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { Sheet } from '../../../kit/Sheet.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { useCatalogueText } from '../../../parts/catalogue/text.ts'
import { usePartText, useWord } from '../../../parts/text.ts'
import { usePlatformText } from '../text.ts'
import { CheckInput } from './CheckInput.tsx'
import { RowsInput } from './RowsInput.tsx'
import { flagRows, packRows, readFlags, readPacks } from './rows.ts'
import type { Product } from './wire.ts'

const { scopeClass, rx, temperature, ephedrine } = ProductClass.properties
const Rows = Type.Array(Type.Record(Type.String(), Type.String()))
const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }))
const Form = Type.Object({
  brand: text(120),
  alias: text(120),
  scopeClass,
  rx,
  temperature,
  ephedrine,
  storageText: text(200),
  shelfLifeMonths: Type.Optional(Type.Integer({ minimum: 1, maximum: 240 })),
  packs: Rows,
  flags: Rows,
  reason: Type.String({ minLength: 2, maxLength: 200 }),
  effectiveFrom: Type.Optional(Type.String()),
})
type Form = Static<typeof Form>

function useClassFields(): Field<Form>[] {
  const t = usePlatformText()
  const part = usePartText()
  const word = useWord()
  return useMemo<Field<Form>[]>(() => {
    const options = <T extends string>(group: string, values: readonly T[]) =>
      values.map(value => ({ value, label: word(group, value) }))
    return [
      { name: 'brand', label: t('brandName'), input: p => <TextInput {...p} maxLength={120} /> },
      { name: 'alias', label: t('alias'), input: p => <TextInput {...p} maxLength={120} /> },
      {
        name: 'scopeClass',
        label: t('scopeClass'),
        input: p => <ChoiceInput {...p} options={options('scope', scopeClass.enum)} />,
      },
      {
        name: 'rx',
        label: t('rxClass'),
        input: p => <ChoiceInput {...p} options={options('rxClass', rx.enum)} />,
      },
      {
        name: 'temperature',
        label: part('fact.storage'),
        input: p => <ChoiceInput {...p} options={options('temperature', temperature.enum)} />,
      },
      {
        name: 'ephedrine',
        label: part('ephedrine'),
        input: p => <CheckInput {...p} words={t('ephedrineIs')} />,
      },
      { name: 'storageText', label: t('storageText'), input: p => <TextInput {...p} maxLength={200} /> },
      { name: 'shelfLifeMonths', label: t('shelfLifeMonths'), input: p => <WholeInput {...p} /> },
    ]
  }, [t, part, word])
}

function useRowFields(): Field<Form>[] {
  const t = usePlatformText()
  const c = useCatalogueText()
  return useMemo<Field<Form>[]>(() => {
    const number = (key: 'units' | 'grossWeightGrams' | 'volumeCm3') =>
      ({ key, label: t(`row.${key}`), width: 2, type: 'number' }) as const
    const packs = [
      { key: 'level', label: t('row.level'), width: 2 },
      number('units'),
      { key: 'gtin', label: t('row.gtin'), width: 4 },
      number('grossWeightGrams'),
      number('volumeCm3'),
    ]
    const marks = FlagName.enum.map(value => ({ value, label: c(`flag.${value}`) }))
    const flags = [
      { key: 'flag', label: t('row.flag'), width: 3, options: marks },
      { key: 'value', label: t('row.value'), width: 2 },
      { key: 'code', label: t('row.code'), width: 3 },
      { key: 'source', label: t('row.source'), width: 4 },
      { key: 'validTo', label: t('row.validTo'), width: 3, type: 'date' as const },
    ]
    return [
      {
        name: 'packs',
        label: t('packLevelsEdit'),
        span: 2,
        input: p => <RowsInput {...p} columns={packs} />,
      },
      { name: 'flags', label: t('flagsEdit'), span: 2, input: p => <RowsInput {...p} columns={flags} /> },
      {
        name: 'reason',
        label: t('changeReason'),
        input: p => <TextInput {...p} maxLength={200} />,
      },
      {
        name: 'effectiveFrom',
        label: t('effectiveFrom2'),
        hint: t('effectiveHint'),
        input: p => <DateInput {...p} />,
      },
    ]
  }, [t, c])
}

const checkRows = ({ packs, flags }: Partial<Form>) => ({
  ...(packs && !readPacks(packs) ? { packs: 'rows' } : {}),
  ...(flags && !readFlags(flags) ? { flags: 'rows' } : {}),
})

/** Asks for a change of a product's facts; only what differs goes to whoever has to approve it. */
export function FactsSheet({ product, onClose }: { product: Product; onClose: () => void }) {
  const t = usePlatformText()
  const send = useSend('/catalogue/')
  const fields = [...useClassFields(), ...useRowFields()]
  const name = `${product.genericName} ${product.spec}`
  const submit = async ({ packs, flags, reason, effectiveFrom, brand, alias, ...facts }: Form) => {
    const answer = await send<{ state: string }>(`/catalogue/products/${product.productId}/change-facts`, {
      reason,
      ...(effectiveFrom && { effectiveFrom }),
      after: {
        ...facts,
        brand: brand ?? null,
        alias: alias ?? null,
        storageText: facts.storageText ?? '',
        shelfLifeMonths: facts.shelfLifeMonths ?? null,
        ...readPacks(packs),
        flags: readFlags(flags) ?? [],
      },
    })
    toast(t(answer.state === 'open' ? 'changeAsked' : 'changeDone'))
    onClose()
  }
  const initial: Partial<Form> = {
    ...(product.brand ? { brand: product.brand } : {}),
    ...(product.alias ? { alias: product.alias } : {}),
    ...(product.storageText ? { storageText: product.storageText } : {}),
    ...(product.shelfLifeMonths ? { shelfLifeMonths: product.shelfLifeMonths } : {}),
    scopeClass: product.scopeClass,
    rx: product.rx,
    temperature: product.temperature,
    ephedrine: product.ephedrine,
    packs: packRows(product),
    flags: flagRows(product.flags),
  }
  return (
    <Sheet title={t('changeFactsTitle', { name })} width={720} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t('changeHint')}</p>
        <SchemaForm
          schema={Form}
          fields={fields}
          initial={initial}
          check={checkRows}
          words={{ rows: t('rowsWrong') }}
          submit={t('changeFacts')}
          onSubmit={submit}
        />
      </div>
    </Sheet>
  )
}
