import { PEOPLE_FORMATS } from '@yaolian/codes/contract'
import { AddSalespersonBody, ScopeClass } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import Type, { type Static } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { DateInput } from '../../kit/form/DateInput.tsx'
import { FileInput, scanKinds } from '../../kit/form/FileInput.tsx'
import { CodeInput, ManyInput, TextInput } from '../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../kit/form/SchemaForm.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Sheet } from '../../kit/Sheet.tsx'
import { toast } from '../../kit/toast.tsx'
import { useSend } from '../../kit/useSend.ts'
import { CodeRead } from '../codes/CodeRead.tsx'
import { useWord } from '../text.ts'
import { useApprovalText } from './text.ts'

const { name, idNumber, phone, classes, validFrom, validTo } = AddSalespersonBody.properties
const Person = Type.Object({
  name,
  idNumber,
  phone,
  places: Type.String({ minLength: 2, maxLength: 300 }),
  classes,
  validFrom,
  validTo,
  fileIds: Type.Array(Type.String(), { minItems: 1, maxItems: 1 }),
})
type Person = Static<typeof Person>

/** Provinces and cities as people write them in one line. */
const regionsOf = (places: string): string[] => places.split(/[、，,;；\s]+/).filter(Boolean)

function useFields(): Field<Person>[] {
  const t = useApprovalText()
  const word = useWord()
  return useMemo(() => {
    const options = (ScopeClass.enum as readonly ScopeClass[]).map(value => ({
      value,
      label: word('scope', value),
    }))
    return [
      { name: 'name', label: t('name'), input: p => <TextInput {...p} maxLength={30} /> },
      { name: 'phone', label: t('phone'), input: p => <TextInput {...p} maxLength={30} /> },
      {
        name: 'idNumber',
        label: t('idNumber'),
        span: 2,
        input: p => (
          <>
            <CodeInput {...p} maxLength={18} />
            <CodeRead format={PEOPLE_FORMATS.identity} text={p.value ?? undefined} />
          </>
        ),
      },
      {
        name: 'places',
        label: t('regions'),
        span: 2,
        hint: t('regionsHint'),
        input: p => <TextInput {...p} maxLength={300} />,
      },
      { name: 'validFrom', label: t('validFrom'), input: p => <DateInput {...p} /> },
      { name: 'validTo', label: t('validTo'), input: p => <DateInput {...p} /> },
      {
        name: 'classes',
        label: t('range'),
        span: 2,
        hint: t('classesHint'),
        input: p => <ManyInput {...p} options={options} />,
      },
      {
        name: 'fileIds',
        label: t('authorisation'),
        span: 2,
        input: p => <FileInput {...p} kinds={scanKinds} filesMax={1} />,
      },
    ]
  }, [t, word])
}

/** Files a stamped authorisation: who may sell what, where, from when to when. */
export function NewSalesperson() {
  const t = useApprovalText()
  const [open, setOpen] = useState(false)
  const give = useSend('/party/')
  const fields = useFields()
  const send = async ({ places, fileIds, ...rest }: Person) => {
    const body = { salespersonId: uuidv7(), regions: regionsOf(places), fileId: fileIds[0], ...rest }
    await give('/party/salespeople', body)
    toast(t('salespersonSaved', { name: rest.name }))
    setOpen(false)
  }
  return (
    <>
      <Button
        type="primary"
        className="tool"
        aria-label={t('newSalesperson')}
        icon={<Icon name="plus" />}
        onClick={() => setOpen(true)}
      >
        <span className="tool-label">{t('newSalesperson')}</span>
      </Button>
      {open && (
        <Sheet title={t('newSalesperson')} onClose={() => setOpen(false)}>
          <div className="stack">
            <p className="soft">{t('newSalespersonHint')}</p>
            <SchemaForm schema={Person} fields={fields} submit={t('save')} onSubmit={send} />
          </div>
        </Sheet>
      )}
    </>
  )
}
