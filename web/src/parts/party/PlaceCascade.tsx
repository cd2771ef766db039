import { DIVISIONS, type Division } from '@yaolian/codes/contract'
import { Cascader } from 'antd'
import { useMemo } from 'react'
import type { InputProps } from '../../kit/form/inputs.tsx'
import { useBoth } from '../../kit/lang.ts'
import { matchesPlace, type PlaceOption } from './match-place.ts'
import type { PlaceValue } from './place-value.ts'
import { provinces } from './provinces.ts'
import { usePartyText } from './text.ts'

const FOUND_MAX = 50

const optionOf = (one: Division, label = one.name): PlaceOption => ({
  value: one.name,
  label,
  code: one.code,
  ...(one.parts.length > 0 && { children: one.parts.map(part => optionOf(part)) }),
})

/** A place may end at its city: some have no districts, and a district may be newer than the list. */
export function PlaceCascade(p: InputProps<PlaceValue>) {
  const t = usePartyText()
  const both = useBoth()
  const options = useMemo(() => {
    const spoken = new Map(provinces.map(one => [one.zh, both(one)]))
    return DIVISIONS.map(one => optionOf(one, spoken.get(one.name)))
  }, [both])
  return (
    <Cascader<PlaceOption>
      id={p.id}
      className="wide"
      options={options}
      allowClear={false}
      changeOnSelect
      {...(p.invalid ? { status: 'error' as const } : {})}
      {...(p.value === undefined ? {} : { value: p.value })}
      placeholder={t('placeHint')}
      showSearch={{ filter: matchesPlace, limit: FOUND_MAX, matchInputWidth: false }}
      aria-describedby={p.describedBy}
      onBlur={p.onBlur}
      onChange={names => p.onChange(names?.length ? (names as string[]) : undefined)}
    />
  )
}
