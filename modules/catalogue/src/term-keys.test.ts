import { expect, test } from 'vitest'
import { foldTerm, termKeys } from './term-keys.ts'

const keysOf = (kind: Parameters<typeof termKeys>[0], text: string) =>
  new Map(
    termKeys(kind, text).map(({ key, class: best, starts }) => [key, `${best}${starts ? ' starts' : ''}`]),
  )

test('a name is found from each of its characters, as it is written, said and shortened', () => {
  const keys = keysOf('name', '硝苯地平片')
  expect(keys.get('硝苯地平片')).toBe('1 starts')
  expect(keys.get('xiaobendipingpian')).toBe('1 starts')
  expect(keys.get('xbdpp')).toBe('1 starts')
  expect(keys.get('地平片')).toBe('2')
  expect(keys.get('dipingpian')).toBe('2')
  expect(keys.get('p')).toBe('2')
})

test('an older name counts as a beginning and never runs into the name before it', () => {
  const keys = keysOf('name', '硝苯地平片|心痛定')
  expect(keys.get('心痛定')).toBe('1 starts')
  expect(keys.get('xtd')).toBe('1 starts')
  expect([...keys.keys()].some(key => key.includes('|'))).toBe(false)
})

test('Latin letters and digits are found from where they begin, not inside', () => {
  const keys = keysOf('name', '维生素b12片')
  expect(keys.get('b12片')).toBe('2 starts')
  expect(keys.get('wssb12p')).toBe('1 starts')
  expect(keys.has('12片')).toBe(false)
})

test('a maker is found by its place and by what comes behind it', () => {
  const keys = keysOf('maker', '浙江联邦制药股份有限公司')
  expect(keys.get('浙江联邦制药股份有限公司')).toBe('2 starts')
  expect(keys.get('联邦制药股份有限公司')).toBe('2 starts')
  expect(keys.get('制药股份有限公司')).toBe('3')
  expect(keysOf('maker', '黑龙江省联邦制药集团股份有限公司').has('公司')).toBe(false)
})

test('a spec is found by each number with its unit, in milligrams and in grams', () => {
  const keys = keysOf('spec', `${foldTerm('0.25g×24粒/盒')}|胶囊剂`)
  for (const token of ['0.25g', '250mg', '24', '粒', '盒', '胶囊剂', 'jnj'])
    expect(keys.get(token)).toBe('3 starts')
})

test('full width, capitals and traditional characters are one spelling', () => {
  expect(foldTerm('維生素Ｂ１２膠囊')).toBe('维生素b12胶囊')
})
