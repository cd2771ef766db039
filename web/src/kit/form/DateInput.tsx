import { lazy, Suspense } from 'react'
import { useKitText } from '../text.ts'
import type { InputProps } from './inputs.tsx'

const Picker = lazy(() => import('./DatePick.tsx').then(m => ({ default: m.DatePick })))

/** On a phone the browser's own picker is best; on a desk it shows mm/dd/yyyy to many Chinese users, so antd's. */
const touch = () => matchMedia('(pointer: coarse)').matches

/** A day, YYYY-MM-DD. */
export function DateInput(p: InputProps<string>) {
  const t = useKitText()
  const plain = (
    <input
      type="date"
      className="date-plain"
      id={p.id}
      value={p.value ?? ''}
      aria-invalid={p.invalid}
      aria-describedby={p.describedBy}
      onChange={event => p.onChange(event.target.value || undefined)}
      onBlur={p.onBlur}
    />
  )
  if (touch()) return plain
  return (
    <Suspense fallback={plain}>
      <Picker {...p} placeholder={t('pickDate')} />
    </Suspense>
  )
}
