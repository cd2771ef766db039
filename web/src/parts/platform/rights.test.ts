import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rightsEn } from './text/rights.en.ts'
import { rightsZh } from './text/rights.zh.ts'

/** Made from the code by `npm run reference`, and checked to be up to date. */
const reference = readFileSync(new URL('../../../../docs/reference/rights.md', import.meta.url), 'utf8')
const rows = [...reference.matchAll(/^\| `([a-z_.]+\.[a-z_.]+)` \| ([^|]+) \| ([^|]+) \|/gm)].map(found =>
  found.slice(1, 4).map(cell => cell.trim()),
)

test('every right has the words of its module, and there are no words for rights that are gone', () => {
  expect(rows.length).toBeGreaterThan(20)
  expect(rightsZh).toEqual(Object.fromEntries(rows.map(([right, zh]) => [right, zh])))
  expect(rightsEn).toEqual(Object.fromEntries(rows.map(([right, , en]) => [right, en])))
})
