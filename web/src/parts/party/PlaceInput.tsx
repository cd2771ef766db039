import { lazy, Suspense } from 'react'
import type { InputProps } from '../../kit/form/inputs.tsx'
import type { PlaceValue } from './place-value.ts'

/** The list of divisions and the cascade are a chunk of their own: only who fills in an address loads them. */
const PlaceCascade = lazy(() => import('./PlaceCascade.tsx').then(m => ({ default: m.PlaceCascade })))

/** 省、市、区县, found by their names or codes. */
export const PlaceInput = (p: InputProps<PlaceValue>) => (
  <Suspense fallback={<span className="soft">{p.value?.join(' / ') ?? '…'}</span>}>
    <PlaceCascade {...p} />
  </Suspense>
)
