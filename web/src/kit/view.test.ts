import { expect, test } from 'vitest'
import { listQuery, parseSearch, readView, stringifySearch } from './view.ts'

test('the address is flat and readable, and comes back the same', () => {
  const search = { q: '阿司匹林', sort: '-price', 'f.rx': 'rx,otc_a', open: 'a:b' }
  const text = stringifySearch(search)
  expect(decodeURIComponent(text)).toBe('?q=阿司匹林&sort=-price&f.rx=rx,otc_a&open=a:b')
  expect(parseSearch(text)).toEqual(search)
  expect(stringifySearch({ q: '', after: undefined })).toBe('')
})

test('only what the server reads goes into the request', () => {
  const view = readView({
    kind: 'pharmacy',
    q: 'asp',
    'f.rx': 'rx,otc_a',
    open: '1',
    cols: 'name',
    after: 'k',
  })
  expect(view.filters).toEqual({ kind: ['pharmacy'], 'f.rx': ['rx', 'otc_a'] })
  expect(view.cols).toEqual(['name'])
  expect(listQuery(view, 50)).toEqual({
    kind: 'pharmacy',
    limit: '50',
    q: 'asp',
    after: 'k',
    'f.rx': 'rx,otc_a',
  })
  expect(readView({}).cols).toBeUndefined()
})
