import { Input } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { type PackLevel, packs, unitWord } from '../format.ts'
import { Icon } from '../Icon.tsx'
import { useLang } from '../lang.ts'
import { useKitText } from '../text.ts'
import type { InputProps } from './inputs.tsx'
import { decimalText, parseDecimal } from './number-text.ts'

type DecimalProps = InputProps<number> & {
  digits: number
  prefix?: ReactNode
  suffix?: ReactNode
  label?: string
}

/** Keeps the text as typed; a text that is no number gives NaN, which no schema takes, so the form says so. */
function DecimalInput({
  value,
  onChange,
  onBlur,
  invalid,
  describedBy,
  digits,
  id,
  prefix,
  suffix,
  label,
}: DecimalProps) {
  const written = value === undefined || Number.isNaN(value) ? '' : decimalText(value, digits)
  const [text, setText] = useState(written)
  useEffect(() => {
    // A text that says the same, or nothing sensible yet, is the typist's own business.
    setText(old => (parseDecimal(old, digits) === value || Number.isNaN(value) ? old : written))
  }, [value, digits, written])
  return (
    <Input
      id={id}
      className="num right-in"
      inputMode={digits ? 'decimal' : 'numeric'}
      autoComplete="off"
      prefix={prefix}
      suffix={suffix}
      {...(invalid ? { status: 'error' as const } : {})}
      aria-invalid={invalid}
      aria-describedby={describedBy || undefined}
      aria-label={label}
      value={text}
      onChange={event => {
        const next = event.target.value
        setText(next)
        onChange(next.trim() === '' ? undefined : (parseDecimal(next, digits) ?? Number.NaN))
      }}
      onBlur={() => {
        if (written) setText(written)
        onBlur()
      }}
    />
  )
}

/** Yuan on screen, fen in the form. */
export const FenInput = (p: InputProps<number>) => <DecimalInput {...p} digits={2} prefix="¥" />

/** A unit price: yuan on screen, millionths in the form. */
export const PriceInput = (p: InputProps<number> & { suffix?: ReactNode }) => (
  <DecimalInput {...p} digits={6} prefix="¥" />
)

/** A whole number: days, copies. */
export const WholeInput = (p: InputProps<number> & { suffix?: ReactNode }) => (
  <DecimalInput {...p} digits={0} />
)

type QuantityProps = InputProps<number> & {
  levels: readonly PackLevel[]
  max?: number
  /** What − and + move by. */
  step?: number
  label: string
  compact?: boolean
}

/**
 * A quantity in smallest units with steps: − and + move by one unit, the pack words below by whole packs. The words
 * under the field say the same quantity in packs.
 */
export function QuantityInput({ levels, max = 999_999, step = 1, label, compact, ...p }: QuantityProps) {
  const t = useKitText()
  const lang = useLang()
  const now = p.value === undefined || Number.isNaN(p.value) ? 0 : p.value
  const small = levels[0]
  const set = (units: number) => p.onChange(Math.min(Math.max(units, 0), max))
  return (
    <div className="quantity">
      <div className="quantity-row">
        <button
          type="button"
          aria-label={`${t('less')} ${label}`}
          disabled={now <= 0}
          onClick={() => set(now - step)}
        >
          <Icon name="minus" size={13} />
        </button>
        <DecimalInput {...p} label={label} digits={0} suffix={small && unitWord(small.level, now, lang)} />
        <button
          type="button"
          aria-label={`${t('moreOne')} ${label}`}
          disabled={now >= max}
          onClick={() => set(now + step)}
        >
          <Icon name="plus" size={13} />
        </button>
      </div>
      {!compact && levels.length > 1 && (
        <div className="quantity-packs">
          {levels.slice(1).map(level => (
            <button key={level.level} type="button" className="link" onClick={() => set(now + level.units)}>
              +1 {unitWord(level.level, 1, lang)}
            </button>
          ))}
          {now >= (levels.at(-1)?.units ?? now + 1) && (
            <span className="soft small">{packs(now, levels, lang)}</span>
          )}
        </div>
      )}
    </div>
  )
}
