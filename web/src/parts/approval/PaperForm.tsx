import { AddPaperBody } from '@yaolian/party/contract'
import { useMemo } from 'react'
import Type, { type Static } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { DateInput } from '../../kit/form/DateInput.tsx'
import { FileInput, scanKinds } from '../../kit/form/FileInput.tsx'
import { LongTextInput, TextInput } from '../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../kit/form/SchemaForm.tsx'
import { Sheet } from '../../kit/Sheet.tsx'
import { toast } from '../../kit/toast.tsx'
import { useSend } from '../../kit/useSend.ts'
import { useWord } from '../text.ts'
import { useApprovalText } from './text.ts'
import { type PaperKind, relationPath } from './wire.ts'

const { number, validFrom, validTo, note } = AddPaperBody.properties
const Files = Type.Array(Type.String(), { minItems: 1, maxItems: 1 })

/** What the kind of document asks for: a number, a last day. */
export type PaperAsked = { kind: PaperKind; numbered: boolean; term: boolean }

function schemaOf({ numbered, term }: PaperAsked) {
  return Type.Object({
    fileIds: Files,
    number: numbered ? Type.String({ minLength: 1, maxLength: 80 }) : number,
    validFrom,
    validTo: term ? Type.String({ format: 'date' }) : validTo,
    note,
  })
}
type Paper = Static<ReturnType<typeof schemaOf>>

type Props = { relationId: string; asked: PaperAsked; onClose: () => void }

/** One document of a file: its scan, number and term. */
export function PaperForm({ relationId, asked, onClose }: Props) {
  const t = useApprovalText()
  const word = useWord()
  const give = useSend('/party/')
  const schema = useMemo(() => schemaOf(asked), [asked])
  const paper = word('paper', asked.kind)
  const fields = useMemo<Field<Paper>[]>(
    () => [
      {
        name: 'fileIds',
        label: t('scan'),
        span: 2,
        hint: t('scanHint'),
        input: p => <FileInput {...p} kinds={scanKinds} filesMax={1} />,
      },
      { name: 'number', label: t('number'), span: 2, input: p => <TextInput {...p} maxLength={80} /> },
      { name: 'validFrom', label: t('validFrom'), input: p => <DateInput {...p} /> },
      { name: 'validTo', label: t('validTo'), input: p => <DateInput {...p} /> },
      { name: 'note', label: t('paperNote'), span: 2, input: p => <LongTextInput {...p} maxLength={200} /> },
    ],
    [t],
  )
  const send = async ({ fileIds, ...rest }: Paper) => {
    const body = { paperId: uuidv7(), kind: asked.kind, fileId: fileIds[0], ...rest }
    await give(`${relationPath(relationId)}/papers`, body)
    toast(t('paperSaved', { paper }))
    onClose()
  }
  return (
    <Sheet title={t('paperTitle', { paper })} side="middle" width={560} onClose={onClose}>
      <SchemaForm
        schema={schema as never}
        fields={fields as never}
        submit={t('save')}
        onSubmit={send as never}
      />
    </Sheet>
  )
}
