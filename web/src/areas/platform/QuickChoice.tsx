import { useView } from '../../kit/view.ts'

type Props = {
  /** The filter's name in the address. */
  name: string
  label: string
  /** What stands for "no filter". */
  first: string
  options: readonly { value: string; label: string }[]
}

/** The few values of a filter that ask for work, one press each. The filter menu has them all; phones use that. */
export function QuickChoice({ name, label, first, options }: Props) {
  const { view, filter } = useView()
  const now = (view.filters[name] ?? []).join()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would break the row
    <div className="quick-choice" role="group" aria-label={label}>
      {[{ value: '', label: first }, ...options].map(option => (
        <button
          key={option.value}
          type="button"
          aria-pressed={now === option.value}
          onClick={() => filter(name, option.value ? [option.value] : [])}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
