import type { ReactNode } from 'react'
import type { Static, TObject, TProperties } from 'typebox'
import { SchemaForm, type SchemaFormProps } from '../../kit/form/SchemaForm.tsx'
import { refresh } from '../../kit/queries.ts'
import { Sheet } from '../../kit/Sheet.tsx'
import { toast } from '../../kit/toast.tsx'
import { useSend } from '../../kit/useSend.ts'

type AskSheetProps<P extends TProperties, Answer> = Pick<
  SchemaFormProps<P>,
  'schema' | 'fields' | 'initial' | 'submit'
> & {
  title: string
  hint: ReactNode
  /** Where the command goes, and what its body carries beside the form. */
  path: string
  body?: object
  /** Starts of the paths whose reads it changes. */
  refreshes: readonly string[]
  done: (answer: Answer) => string
  onClose: () => void
}

/** One question before a command: what it does, what it needs to know, and the button that sends it. */
export function AskSheet<P extends TProperties, Answer = unknown>(p: AskSheetProps<P, Answer>) {
  const give = useSend()
  const send = async (value: Static<TObject<P>>) => {
    const answer = await give<Answer>(p.path, { ...p.body, ...(value as object) })
    await refresh(...p.refreshes)
    toast(p.done(answer))
    p.onClose()
  }
  return (
    <Sheet title={p.title} side="middle" width={520} onClose={p.onClose}>
      <div className="stack">
        <p className="soft">{p.hint}</p>
        <SchemaForm
          schema={p.schema}
          fields={p.fields}
          {...(p.initial ? { initial: p.initial } : {})}
          submit={p.submit}
          onSubmit={send}
        />
      </div>
    </Sheet>
  )
}
