import { expect, test } from 'vitest'
import { changedFacts, showValue } from './show-value.ts'

const word = (key: string) => (key === 'units' ? '数量' : key)

test('values are said in lines, empty ones as nothing', () => {
  expect(showValue(null, word)).toBe('')
  expect(showValue(true, word)).toBe('✓')
  expect(
    showValue(
      [
        { level: '盒', units: 1 },
        { level: '件', units: 200 },
      ],
      word,
    ),
  ).toBe('level 盒 · 数量 1\nlevel 件 · 数量 200')
})

test('a new leaflet shows the sections that differ, dropped ones included', () => {
  const before = { revisedOn: '2024-01-01', sections: { dosage: '一日3次', children: '慎用' } }
  const after = { revisedOn: '2026-01-01', sections: { dosage: '一日3次', elderly: '减量' }, fileOrg: 'x' }
  expect(changedFacts(before, after)).toEqual([
    { key: 'revisedOn', before: '2024-01-01', after: '2026-01-01' },
    { key: 'elderly', before: undefined, after: '减量' },
    { key: 'children', before: '慎用', after: undefined },
  ])
})
