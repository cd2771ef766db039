import { Input, Select } from 'antd'
import type { ReactNode } from 'react'

/** What a form gives to an input. Values are wire values: fen, ISO days, upper-case codes. */
export type InputProps<T> = {
  id: string
  value: T | undefined
  onChange: (value: T | undefined) => void
  onBlur: () => void
  invalid: boolean
  describedBy: string
}

const status = (invalid: boolean) => (invalid ? { status: 'error' as const } : {})

type Extra = {
  placeholder?: string
  maxLength?: number
  suffix?: ReactNode
  autoComplete?: string
  type?: string
}

/** One line of text; empty is "not filled in". */
export function TextInput({ value, onChange, invalid, describedBy, ...rest }: InputProps<string> & Extra) {
  return (
    <Input
      {...rest}
      {...status(invalid)}
      value={value ?? ''}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={event => onChange(event.target.value || undefined)}
    />
  )
}

export function PasswordInput({
  value,
  onChange,
  invalid,
  describedBy,
  ...rest
}: InputProps<string> & Extra) {
  return (
    <Input.Password
      {...rest}
      {...status(invalid)}
      value={value ?? ''}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={event => onChange(event.target.value || undefined)}
    />
  )
}

export function LongTextInput({
  value,
  onChange,
  invalid,
  describedBy,
  ...rest
}: InputProps<string> & Extra) {
  return (
    <Input.TextArea
      id={rest.id}
      onBlur={rest.onBlur}
      placeholder={rest.placeholder}
      autoSize={{ minRows: 2, maxRows: 8 }}
      showCount={rest.maxLength !== undefined}
      {...(rest.maxLength === undefined ? {} : { maxLength: rest.maxLength })}
      {...status(invalid)}
      value={value ?? ''}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={event => onChange(event.target.value || undefined)}
    />
  )
}

/** A number people write on paper: credit codes, licence numbers, barcodes. Upper case, without spaces. */
export function CodeInput({ onChange, ...rest }: InputProps<string> & Extra) {
  return (
    <TextInput {...rest} onChange={text => onChange(text?.toUpperCase().replace(/\s/g, '') || undefined)} />
  )
}

type Option<T> = { value: T; label: string }

/** One of many. */
export function ChoiceInput<T extends string>(
  p: InputProps<T> & { options: readonly Option<T>[]; placeholder?: string },
) {
  return (
    <Select<T>
      id={p.id}
      {...status(p.invalid)}
      {...(p.value === undefined ? {} : { value: p.value })}
      options={p.options.map(option => ({ ...option }))}
      placeholder={p.placeholder}
      aria-describedby={p.describedBy}
      showSearch={p.options.length > 8 ? { optionFilterProp: 'label' } : false}
      onBlur={p.onBlur}
      onChange={value => p.onChange(value)}
      className="wide"
    />
  )
}

/** Several of many, as check boxes: for up to about twenty, where all should be seen. */
export function ManyInput<T extends string>(p: InputProps<T[]> & { options: readonly Option<T>[] }) {
  const on = p.value ?? []
  const toggle = (value: T) => {
    const next = on.includes(value) ? on.filter(one => one !== value) : [...on, value]
    p.onChange(next.length ? next : undefined)
  }
  return (
    <fieldset className="many" id={p.id} aria-describedby={p.describedBy}>
      {p.options.map(option => (
        <label key={option.value} className="check">
          <input
            type="checkbox"
            checked={on.includes(option.value)}
            onBlur={p.onBlur}
            onChange={() => toggle(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
