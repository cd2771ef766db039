import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clashesOf, ROLES } from '@yaolian/identity'
import { openPlaces } from '@yaolian/kernel'
import { expect, test } from 'vitest'
import { modules } from './modules.ts'
import { ownRoutes } from './own-routes.ts'

const declared = new Set(modules.flatMap(module => Object.keys(module.rights)))
const given = new Set(Object.values(ROLES).flatMap(role => role.rights))
/** Nobody's role: the platform's own jobs and the demo world act with them. */
const ONLY_THE_SYSTEM = new Set([
  'identity.session.open',
  'identity.invitation.take',
  'identity.demo.note',
  'identity.house.found',
  'trade.order.expire',
])

function demanded(): Map<string, string> {
  const root = join(import.meta.dirname, '../../modules')
  const found = new Map<string, string>()
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!/\/src\/.*\.ts$/.test(name) || name.includes('node_modules') || name.includes('.test.')) continue
    const text = readFileSync(join(root, name), 'utf8')
    for (const [, right] of text.matchAll(
      /permit\(\w+(?:\.\w+)?, '([\w.]+)'\)|permit\(\{ actor \}, '([\w.]+)'\)/g,
    ))
      if (right) found.set(right, name)
  }
  return found
}

test('every right that a verb demands is declared by a module, with words in both languages', () => {
  const missing = [...demanded()].filter(([right]) => !declared.has(right) && !ONLY_THE_SYSTEM.has(right))
  expect(missing).toEqual([])
})

test('every right that a verb demands is held by some role', () => {
  const nobodys = [...demanded().keys()].filter(right => !given.has(right) && !ONLY_THE_SYSTEM.has(right))
  expect(nobodys).toEqual([])
})

test('no role holds a right that does not exist', () => {
  expect([...given].filter(right => !declared.has(right))).toEqual([])
})

test('routes name rights that exist', () => {
  const db = {} as Parameters<(typeof modules)[number]['routes']>[0]
  const routes = [...modules.flatMap(module => module.routes(db)), ...ownRoutes]
  const open = new Set(['public', 'signed-in'])
  expect(routes.map(route => route.right).filter(right => !declared.has(right) && !open.has(right))).toEqual(
    [],
  )
})

test('every body takes what it names, however deep, and nothing else', () => {
  const db = {} as Parameters<(typeof modules)[number]['routes']>[0]
  const routes = [...modules.flatMap(module => module.routes(db)), ...ownRoutes].filter(route => route.body)
  expect(routes.length).toBeGreaterThan(40)
  expect(routes.flatMap(({ path, body }) => openPlaces(body).map(place => `${path} ${place}`))).toEqual([])
})

test('no role joins what the law keeps apart', () => {
  for (const name of Object.keys(ROLES)) expect(clashesOf([name]), name).toEqual([])
})
