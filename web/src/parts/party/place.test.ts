import { expect, test } from 'vitest'
import { matchesPlace, type PlaceOption } from './match-place.ts'
import { placeOf, withNames } from './place-value.ts'

const path: PlaceOption[] = [
  { value: '湖北省', label: 'Hubei', code: '420000' },
  { value: '武汉市', label: '武汉市', code: '420100' },
  { value: '江岸区', label: '江岸区', code: '420102' },
]

test.each([
  ['江岸', true],
  ['武汉 江岸', true],
  ['hubei 江岸', true],
  ['420102', true],
  ['4201', true],
  ['420103', false],
  ['武昌', false],
])('%s finds 湖北省 武汉市 江岸区: %s', (typed, found) => {
  expect(matchesPlace(typed, path)).toBe(found)
})

test('a form has one place where the body has three names', () => {
  expect(placeOf({ province: '湖北省', city: '武汉市', district: '' })).toEqual(['湖北省', '武汉市'])
  expect(placeOf({ province: '', city: '', district: '' })).toBeUndefined()
  expect(withNames({ place: ['湖北省', '武汉市', '江岸区'], detail: 'x' })).toEqual({
    province: '湖北省',
    city: '武汉市',
    district: '江岸区',
    detail: 'x',
  })
  expect(withNames({ place: ['广东省', '东莞市'] })).toMatchObject({ district: '' })
})
