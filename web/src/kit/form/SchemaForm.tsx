import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Static, TObject, TProperties } from 'typebox'
import { time } from '../format.ts'
import { Refusal } from '../Refusal.tsx'
import { type KitWord, useKitText } from '../text.ts'
import type { FieldError, OwnCheck } from './check.ts'
import type { InputProps } from './inputs.tsx'
import { type FormState, useForm } from './useForm.ts'

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

type LooseField = {
  name: string
  label: string
  span?: 1 | 2
  hint?: string
  input: (p: InputProps<never>) => ReactNode
}

const knownWords: readonly string[] = [
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

function useErrorWords(words: Readonly<Record<string, string>>) {
  const t = useKitText()
  return (name: string, error: FieldError): string => {
    const own = words[`${name}.${error.word}`] ?? words[error.word]
    if (own) return own
    return t((knownWords.includes(error.word) ? `err.${error.word}` : 'err.other') as KitWord, error.facts)
  }
}

type RowProps = {
  field: LooseField
  form: FormState
  optional: boolean
  say: ReturnType<typeof useErrorWords>
}

function FieldRow({ field, form, optional, say }: RowProps) {
  const t = useKitText()
  const { name } = field
  const id = form.formId + name
  const error = form.errors.get(name)
  const shown = error && form.touched.has(name) ? say(name, error) : ''
  return (
    <div className={field.span === 2 ? 'field span2' : 'field'}>
      <label htmlFor={id}>
        {field.label}
        {optional && <em>{t('optional')}</em>}
      </label>
      {field.input({
        id,
        value: form.value[name] as undefined,
        onChange: (next: unknown) => form.change(name, next),
        onBlur: () => form.leave(name),
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
}

const namesShown = 3

/** The button, what still stands in its way, and where the draft is. */
function Foot({ form, fields, submit }: { form: FormState; fields: readonly LooseField[]; submit: string }) {
  const t = useKitText()
  const missing = fields.filter(field => form.errors.get(field.name)?.word === 'required')
  const wrong = fields.filter(field => form.errors.has(field.name)).length - missing.length
  const names = missing.slice(0, namesShown).map(field => field.label)
  const facts = { n: missing.length, names: names.join(t('join')) + (missing.length > namesShown ? '…' : '') }
  return (
    <footer className="form-foot">
      <Button type="primary" htmlType="submit" loading={form.busy}>
        {submit}
      </Button>
      <span className="form-status">
        {missing.length > 0 ? t('missing', facts) : wrong > 0 && t('wrongFields', { n: wrong })}
      </span>
      {form.old ? (
        <span className="soft small">
          {t('draftRestored', { time: time(form.old.savedAt) })}{' '}
          <button type="button" className="link" onClick={form.forget}>
            {t('draftDrop')}
          </button>
        </span>
      ) : (
        form.savedAt && (
          <span className="soft small">{t('draftKept', { time: time(form.savedAt).slice(11) })}</span>
        )
      )}
    </footer>
  )
}

/**
 * A form that checks while you type with the server's own schema, says at the button what is missing, keeps a draft,
 * and never loses input: a refusal is shown above the button and the values stay.
 */
export function SchemaForm<P extends TProperties>(p: SchemaFormProps<P>) {
  const form = useForm(p)
  const say = useErrorWords(p.words ?? {})
  const fields = p.fields as unknown as readonly LooseField[]
  const required = new Set((p.schema as { required?: string[] }).required ?? [])
  return (
    <form className="form" onSubmit={form.submit} noValidate>
      <div className="form-grid">
        {fields.map(field => (
          <FieldRow
            key={field.name}
            field={field}
            form={form}
            optional={!required.has(field.name)}
            say={say}
          />
        ))}
      </div>
      {p.extra}
      {form.problem && <Refusal problem={form.problem} />}
      <Foot form={form} fields={fields} submit={p.submit} />
    </form>
  )
}
