import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { en } from './text/en.ts'
import { zh } from './text/zh.ts'

/** Made from the code by `npm run reference`, and checked to be up to date. */
const reference = readFileSync(new URL('../../../../docs/reference/events.md', import.meta.url), 'utf8')
const [events = ''] = reference.split('## Timers')
const types = [...events.matchAll(/^\| `([a-z]+\.[a-z_]+)` \|/gm)].map(found => found[1] as string)

test('every event that a module can record has words in the audit, in both languages', () => {
  expect(types.length).toBeGreaterThan(40)
  const words = { zh: Object.keys(zh), en: Object.keys(en) }
  for (const known of [words.zh, words.en]) expect(types.filter(type => !known.includes(type))).toEqual([])
})
