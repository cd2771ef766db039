import { expect, test } from 'vitest'
import { type Category, inTreeOrder, placesFor, visible } from './tree.ts'

const node = (categoryId: string, parentId: string | null, products = 0): Category => ({
  ...{ categoryId, parentId, products, code: '', nameZh: categoryId, nameEn: '', position: 0, version: 1 },
})
const tree = [
  node('a', null, 1),
  node('b', null),
  node('aa', 'a', 2),
  node('aaa', 'aa', 4),
  node('ab', 'a', 8),
]

test('a tree is read from the top down; a node counts what stands below it once', () => {
  expect(inTreeOrder(tree).map(one => [one.categoryId, one.depth, one.below])).toEqual([
    ['a', 0, 15],
    ['aa', 1, 6],
    ['aaa', 2, 4],
    ['ab', 1, 8],
    ['b', 0, 0],
  ])
})

test('closed nodes hide what is below them; nothing moves into itself', () => {
  const nodes = inTreeOrder(tree)
  expect(visible(nodes, new Set()).map(one => one.categoryId)).toEqual(['a', 'b'])
  expect(visible(nodes, new Set(['a', 'aa'])).map(one => one.categoryId)).toEqual([
    'a',
    'aa',
    'aaa',
    'ab',
    'b',
  ])
  expect(visible(nodes, new Set(['aa'])).map(one => one.categoryId)).toEqual(['a', 'b'])
  expect(placesFor(nodes, 'a').map(one => one.categoryId)).toEqual(['b'])
})
