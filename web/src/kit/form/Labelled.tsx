import { type ReactNode, useId } from 'react'

/** A label over one input outside a SchemaForm: `<Labelled label={t('name')}>{id => <Input id={id} … />}</Labelled>`. */
export function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
