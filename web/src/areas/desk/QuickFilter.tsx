import { useView } from '../../kit/view.ts'

type Props = {
  name: string
  label: string
  all: string
  options: readonly { value: string; label: string }[]
}

/** The few states of a list that ask for work, one press each; the filter menu has them all. Hidden on phones. */
export function QuickFilter({ name, label, all, options }: Props) {
  const { view, filter } = useView()
  const now = (view.filters[name] ?? []).join()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would break the row
    <div className="quick-states" role="group" aria-label={label}>
      {[{ value: '', label: all }, ...options].map(option => (
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
