import { type FormEvent, useId, useMemo, useState } from 'react'
import type { Static, TObject, TProperties } from 'typebox'
import { asProblem, type Problem } from '../problem.ts'
import { fieldErrors } from './check.ts'
import { readDraft, useDraft } from './draft.ts'
import type { SchemaFormProps } from './SchemaForm.tsx'

type Loose = Record<string, unknown>

/** What a form holds and does: the value and its draft, what is wrong with it, and sending it. */
export function useForm<P extends TProperties>(p: SchemaFormProps<P>) {
  type Value = Static<TObject<P>>
  const formId = useId()
  const names: readonly string[] = p.fields.map(field => field.name)
  const [old, setOld] = useState(() =>
    p.draft ? readDraft(p.draft.userId, p.draft.name, Date.now()) : undefined,
  )
  const [value, setValue] = useState<Loose>(() => ({ ...p.initial, ...old?.value }))
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [typed, setTyped] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const draft = useDraft(p.draft?.userId, p.draft?.name, value, typed)
  const { schema, check } = p
  const errors = useMemo(() => fieldErrors(schema, value as Partial<Value>, check), [schema, value, check])

  const change = (name: string, next: unknown) => {
    setTyped(true)
    setProblem(undefined)
    setValue(now => {
      const { [name]: _gone, ...rest } = now
      return next === undefined ? rest : { ...rest, [name]: next }
    })
  }
  /** A field that was left empty is not scolded; the button says what is missing. */
  const leave = (name: string) =>
    setTouched(now => (value[name] === undefined ? now : new Set(now).add(name)))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setTouched(new Set(names))
    const first = names.find(name => errors.has(name))
    if (first) return document.getElementById(formId + first)?.focus()
    setBusy(true)
    setProblem(undefined)
    draft.drop()
    try {
      await p.onSubmit(value as Value)
    } catch (error) {
      draft.resume()
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  const forget = () => {
    draft.drop()
    draft.resume()
    setOld(undefined)
    setTyped(false)
    setValue({ ...p.initial })
  }
  const savedAt = draft.savedAt
  return { formId, value, errors, touched, busy, problem, old, savedAt, change, leave, submit, forget }
}

export type FormState = Pick<
  ReturnType<typeof useForm>,
  | 'formId'
  | 'value'
  | 'errors'
  | 'touched'
  | 'busy'
  | 'problem'
  | 'old'
  | 'savedAt'
  | 'change'
  | 'leave'
  | 'forget'
>
