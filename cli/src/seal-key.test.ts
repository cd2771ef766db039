import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sealKeyOf } from './seal-key.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'yaolian-seal-'))
})
afterEach(() => {
  delete process.env.YAOLIAN_SEAL_KEY
  rmSync(home, { recursive: true, force: true })
})

test('a key is drawn once, for its owner alone, and found again', () => {
  const key = sealKeyOf(home)
  expect(key).toHaveLength(32)
  expect(sealKeyOf(home)).toEqual(key)
  expect(statSync(join(home, 'seal-key')).mode & 0o777).toBe(0o600)
})

test('one from the environment goes before; a broken one is refused, not replaced', () => {
  const given = Buffer.alloc(32, 5)
  process.env.YAOLIAN_SEAL_KEY = given.toString('base64')
  expect(sealKeyOf(home)).toEqual(given)
  process.env.YAOLIAN_SEAL_KEY = 'short'
  expect(() => sealKeyOf(home)).toThrow('YAOLIAN_SEAL_KEY')
  delete process.env.YAOLIAN_SEAL_KEY
  writeFileSync(join(home, 'seal-key'), 'broken')
  expect(() => sealKeyOf(home)).toThrow('32 bytes')
})
