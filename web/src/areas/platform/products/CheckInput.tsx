import type { InputProps } from '../../../kit/form/inputs.tsx'

type Props<T extends boolean> = InputProps<T> & {
  words: string
  /** Off means "not filled in" rather than "no": for what must be confirmed. */
  only?: boolean
}

/** A yes or no with its words beside the box. */
export function CheckInput<T extends boolean>({ words, only, ...p }: Props<T>) {
  return (
    <label className="check check-line">
      <input
        id={p.id}
        type="checkbox"
        checked={p.value ?? false}
        aria-describedby={p.describedBy}
        onBlur={p.onBlur}
        onChange={event =>
          p.onChange(event.target.checked || !only ? (event.target.checked as T) : undefined)
        }
      />
      {words}
    </label>
  )
}
