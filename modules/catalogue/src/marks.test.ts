import { expect, test } from 'vitest'
import { marksOf } from './marks.ts'
import { gramsOf, isShort, searchWords } from './search-words.ts'

const marked = (text: string, query: string) =>
  marksOf(text, searchWords(query)).map(([start, end]) => text.slice(start, end))

test.each([
  ['阿莫西林胶囊', '阿莫西林', ['阿莫西林']],
  ['阿莫西林胶囊', 'amxl', ['阿莫西林']],
  ['阿莫西林胶囊', 'amoxilin', ['阿莫西林']],
  ['阿莫西林胶囊', 'xilin', ['西林']],
  ['甲钴胺片(怡神保)', 'ysb', ['怡神保']],
  ['甲钴胺片(怡神保)', 'pys', ['片', '怡神']],
  ['维生素B6片', 'wssb6', ['维生素B6']],
  ['维生素B6片', 'B6', ['B6']],
  ['注射用重组人干扰素α-1b', 'czr', ['重组人']],
  ['头孢克肟胶囊', '胶囊 头孢', ['头孢', '胶囊']],
  ['头孢克肟胶囊', '没有', []],
  ['𠮷林敖东片', '敖东', ['敖东']],
])('%s by %s', (text, query, parts) => {
  expect(marked(text, query)).toEqual(parts)
})

test('a hit by pinyin begins with a syllable', () => {
  // `anp` runs from the middle of dan into pian; no syllable begins there.
  expect(marked('丹片', 'anp')).toEqual([])
})

test('words: Chinese and letters part, signs of LIKE and repeats fall away', () => {
  expect(searchWords(' 阿莫西林０．２５g  阿莫西林 ')).toEqual(['阿莫西林', '0.25g'])
  expect(searchWords('a b c d e f g h')).toHaveLength(6)
  expect(searchWords('（）')).toEqual([])
})

test('Chinese words become pairs, short letters count at the beginning of a field', () => {
  expect(searchWords('国药准字H20060845')).toEqual(['h20060845'])
  expect(searchWords('0.25g*24粒/盒')).toEqual(['0.25g', '24', '粒', '盒'])
  expect(searchWords('維生素')).toEqual(['维生素'])
  expect(gramsOf('维生素b6片')).toEqual(['维', '生', '素', '维生', '生素', '片'])
  expect(['b6', 'b12', '片'].map(isShort)).toEqual([true, false, false])
})
