import { expect, test } from 'vitest'
import { facetOptions } from './facet-options.ts'

const counted = {
  whole: true,
  facets: [
    { facet: 'rx' as const, value: 'otc_b', products: 9 },
    { facet: 'rx' as const, value: 'rx', products: 2 },
    { facet: 'maker' as const, value: 'Pharma Co., Ltd.', products: 5 },
    { facet: 'maker' as const, value: '华北制药', products: 3 },
  ],
}
const same = (value: string) => value

test('before anything is counted the classes of the law stand there, and of makers only what is chosen', () => {
  expect(facetOptions('rx', undefined, [], same).map(one => one.value)).toEqual([
    'rx',
    'otc_a',
    'otc_b',
    'none',
  ])
  expect(facetOptions('maker', undefined, ['华北制药'], same)).toEqual([
    { value: '华北制药', label: '华北制药' },
  ])
})

test('counted values keep the order of the law, others that of the count; empty ones are left out', () => {
  expect(facetOptions('rx', counted, [], same)).toEqual([
    { value: 'rx', label: 'rx', count: 2 },
    { value: 'otc_b', label: 'otc_b', count: 9 },
  ])
  expect(facetOptions('maker', counted, [], same).map(one => one.count)).toEqual([5, 3])
})

test('a name with a comma stays one value in the address and reads as it is written', () => {
  expect(facetOptions('maker', counted, ['Pharma Co.， Ltd.'], same)[0]).toEqual({
    value: 'Pharma Co.， Ltd.',
    label: 'Pharma Co., Ltd.',
    count: 5,
  })
})

test('what is chosen stays there to be taken back, also where nothing is left of it', () => {
  expect(facetOptions('maker', counted, ['关门的厂'], same).at(-1)).toEqual({
    value: '关门的厂',
    label: '关门的厂',
    count: 0,
  })
})
