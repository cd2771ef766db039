import { useMemo } from 'react'
import Type, { type Static } from 'typebox'
import { LongTextInput } from '../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../kit/form/SchemaForm.tsx'
import { Sheet } from '../../kit/Sheet.tsx'
import { usePlatformText } from './text.ts'

const Reason = Type.Object({ reason: Type.String({ minLength: 2, maxLength: 200 }) })

type Props = {
  title: string
  /** What the step means for others. */
  hint: string
  submit: string
  /** Throws a Problem where it was refused. */
  onSubmit: (reason: string) => Promise<unknown>
  onClose: () => void
}

/** Asks why before a step that stays in the records. */
export function ReasonSheet({ title, hint, submit, onSubmit, onClose }: Props) {
  const t = usePlatformText()
  const fields = useMemo<Field<Static<typeof Reason>>[]>(
    () => [
      {
        name: 'reason',
        label: t('reason'),
        span: 2,
        hint: t('reasonHint'),
        input: p => <LongTextInput {...p} maxLength={200} />,
      },
    ],
    [t],
  )
  return (
    <Sheet title={title} side="middle" width={520} onClose={onClose}>
      <div className="stack">
        <p className="soft">{hint}</p>
        <SchemaForm
          schema={Reason}
          fields={fields}
          submit={submit}
          onSubmit={({ reason }) => onSubmit(reason)}
        />
      </div>
    </Sheet>
  )
}
