import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { findRefusals } from './find-refusals.ts'
import { checkReference, refusalWords } from './reference.ts'
import { edgeCodes, SAID_BY_THE_PAGE } from './refusals.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const { zh, en } = await refusalWords(ROOT)
const refusals = findRefusals(ROOT)
const edge = [...edgeCodes(ROOT).keys()]

test('the committed reference is what the code says', async () => {
  expect(await checkReference(ROOT)).toEqual([])
})

test('every refusal has words in both languages', () => {
  const needed = [...refusals.map(found => found.code), ...edge.filter(name => !SAID_BY_THE_PAGE.has(name))]
  expect(refusals.length).toBeGreaterThan(100)
  expect(needed.filter(name => !zh[name] || !en[name])).toEqual([])
})

test('no words are left of a refusal that nobody gives', () => {
  const known = new Set([...refusals.map(found => found.code), ...edge])
  const left = Object.keys(zh).filter(name => name !== 'join' && !known.has(name.replace(/\.item$/, '')))
  expect(left).toEqual([])
})

test('both languages name the same facts, and none that the refusal lacks', () => {
  const holes = (text: string): string[] => [...text.matchAll(/\{([\w.]+)/g)].map(match => match[1]!).sort()
  const differ = Object.keys(zh).filter(name => `${holes(zh[name]!)}` !== `${holes(en[name] ?? '')}`)
  expect(differ).toEqual([])
  const unfilled = refusals.flatMap(({ code, facts, open }) =>
    open ? [] : holes(zh[code] ?? '').flatMap(name => (facts.includes(name) ? [] : [`${code}: ${name}`])),
  )
  expect(unfilled).toEqual([])
})
