import { useMemo } from 'react'
import Type, { type Static } from 'typebox'
import { FileInput, scanKinds } from '../../../kit/form/FileInput.tsx'
import { LongTextInput } from '../../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { Sheet } from '../../../kit/Sheet.tsx'
import { usePartyText } from '../text.ts'

const Step = Type.Object({
  reason: Type.String({ minLength: 2, maxLength: 200 }),
  fileIds: Type.Optional(Type.Array(Type.String(), { minItems: 1, maxItems: 10 })),
})
export type StepValue = Static<typeof Step>

type Props = {
  title: string
  /** What the step means for others. */
  hint: string
  submit: string
  /** The step may come with a document, such as the report that opens a locked licence. */
  files?: boolean
  /** Throws a Problem where it was refused. */
  onSubmit: (value: StepValue) => Promise<unknown>
  onClose: () => void
}

/** Asks why, and where it helps for a document, before a step that stays in the records. */
export function StepSheet({ title, hint, submit, files = false, onSubmit, onClose }: Props) {
  const t = usePartyText()
  const fields = useMemo<Field<StepValue>[]>(() => {
    const scan: Field<StepValue> = {
      name: 'fileIds',
      label: t('newDocument'),
      span: 2,
      input: p => <FileInput {...p} kinds={scanKinds} />,
    }
    const reason: Field<StepValue> = {
      name: 'reason',
      label: t('stepReason'),
      span: 2,
      hint: t('reasonHint'),
      input: p => <LongTextInput {...p} maxLength={200} />,
    }
    return files ? [scan, reason] : [reason]
  }, [t, files])
  return (
    <Sheet title={title} side="middle" width={560} onClose={onClose}>
      <div className="stack">
        <p className="soft">{hint}</p>
        <SchemaForm schema={Step} fields={fields} submit={submit} onSubmit={onSubmit} />
      </div>
    </Sheet>
  )
}
