import { Button } from 'antd'
import { type FormEvent, type ReactNode, useId, useMemo, useState } from 'react'
import type { Static, TObject, TProperties } from 'typebox'
import { time } from '../format.ts'
import { asProblem, type Problem } from '../problem.ts'
import { Refusal } from '../Refusal.tsx'
import { type KitWord, useKitText } from '../text.ts'
import { type FieldError, fieldErrors, type OwnCheck } from './check.ts'
import { readDraft, useDraft } from './draft.ts'
import type { InputProps } from './inputs.tsx'

/** One field of a form over value `V`; `input` is handed a typed value and draws any input of the kit. */
export type Field<V> = {
  [K in keyof V & string]: {
    name: K
    label: string
    input: (props: InputProps<NonNullable<V[K]>>) => ReactNode
    /** 2 fills the whole width. */
    span?: 1 | 2
    hint?: string
  }
}[keyof V & string]

export type SchemaFormProps<P extends TProperties> = {
  /** The server's own schema of the body (without `id`), from the module's contract. */
  schema: TObject<P>
  fields: readonly Field<Static<TObject<P>>>[]
  initial?: Partial<Static<TObject<P>>>
  submit: string
  /** Sends the value. A Problem thrown here is shown and the input stays. */
  onSubmit: (value: Static<TObject<P>>) => Promise<unknown>
  /** Words for errors of this form: `uscc.pattern`, or a word of `check`. */
  words?: Readonly<Record<string, string>>
  check?: OwnCheck<Static<TObject<P>>>
  /** Keep a draft under this name for this user. Never for health data. */
  draft?: { userId: string; name: string }
  extra?: ReactNode
}

type Loose = Record<string, unknown>
type LooseField = {
  name: string
  label: string
  span?: 1 | 2
  hint?: string
  input: (p: InputProps<never>) => ReactNode
}

function useErrorWords(words: Readonly<Record<string, string>>) {
  const t = useKitText()
  return (name: string, error: FieldError): string => {
    const own = words[`${name}.${error.word}`] ?? words[error.word]
    if (own) return own
    const known: readonly string[] = [
      'required',
      'minLength',
      'maxLength',
      'minimum',
      'maximum',
      'exclusiveMinimum',
      'exclusiveMaximum',
      'pattern',
      'format',
      'type',
      'minItems',
      'maxItems',
      'multipleOf',
    ]
    return t((known.includes(error.word) ? `err.${error.word}` : 'err.other') as KitWord, error.facts)
  }
}

/**
 * A form that checks while you type with the server's own schema, says at the button what is missing, keeps a draft,
 * and never loses input: a refusal is shown above the button and the values stay.
 */
export function SchemaForm<P extends TProperties>(p: SchemaFormProps<P>) {
  type Value = Static<TObject<P>>
  const t = useKitText()
  const formId = useId()
  const [old, setOld] = useState(() =>
    p.draft ? readDraft(p.draft.userId, p.draft.name, Date.now()) : undefined,
  )
  const [value, setValue] = useState<Loose>(() => ({ ...p.initial, ...old?.value }))
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [typed, setTyped] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const draft = useDraft(p.draft?.userId, p.draft?.name, value, typed)
  const errors = useMemo(
    () => fieldErrors(p.schema, value as Partial<Value>, p.check),
    [p.schema, value, p.check],
  )
  const say = useErrorWords(p.words ?? {})
  const fields = p.fields as unknown as readonly LooseField[]
  const required = new Set((p.schema as { required?: string[] }).required ?? [])
  const missing = fields.filter(field => errors.get(field.name)?.word === 'required')
  const wrong = fields.filter(field => errors.has(field.name) && !missing.includes(field))

  const change = (name: string, next: unknown) => {
    setTyped(true)
    setProblem(undefined)
    setValue(now => {
      const { [name]: _gone, ...rest } = now
      return next === undefined ? rest : { ...rest, [name]: next }
    })
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setTouched(new Set(fields.map(field => field.name)))
    const first = fields.find(field => errors.has(field.name))
    if (first) return document.getElementById(`${formId}${first.name}`)?.focus()
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
  const status = missing.length
    ? t('missing', {
        n: missing.length,
        names:
          missing
            .slice(0, 3)
            .map(f => f.label)
            .join('、') + (missing.length > 3 ? '…' : ''),
      })
    : wrong.length
      ? t('wrongFields', { n: wrong.length })
      : ''
  return (
    <form className="form" onSubmit={submit} noValidate>
      <div className="form-grid">
        {fields.map(field => {
          const id = `${formId}${field.name}`
          const error = errors.get(field.name)
          const shown = error && touched.has(field.name) ? say(field.name, error) : ''
          return (
            <div key={field.name} className={field.span === 2 ? 'field span2' : 'field'}>
              <label htmlFor={id}>
                {field.label}
                {!required.has(field.name) && <em>{t('optional')}</em>}
              </label>
              {field.input({
                id,
                value: value[field.name] as undefined,
                onChange: (next: unknown) => change(field.name, next),
                onBlur: () =>
                  setTouched(now => (value[field.name] === undefined ? now : new Set(now).add(field.name))),
                invalid: shown !== '',
                describedBy: `${id}-say`,
              })}
              <div
                id={`${id}-say`}
                className={shown ? 'field-say bad' : 'field-say'}
                role={shown ? 'alert' : undefined}
              >
                {shown || field.hint}
              </div>
            </div>
          )
        })}
      </div>
      {p.extra}
      {problem && <Refusal problem={problem} />}
      <footer className="form-foot">
        <Button type="primary" htmlType="submit" loading={busy}>
          {p.submit}
        </Button>
        <span className="form-status">{status}</span>
        {old && (
          <span className="soft small">
            {t('draftRestored', { time: time(old.savedAt) })}{' '}
            <button type="button" className="link" onClick={forget}>
              {t('draftDrop')}
            </button>
          </span>
        )}
        {draft.savedAt && !old && (
          <span className="soft small">{t('draftKept', { time: time(draft.savedAt).slice(11) })}</span>
        )}
      </footer>
    </form>
  )
}
