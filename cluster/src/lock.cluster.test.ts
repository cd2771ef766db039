import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { cleanUp, temporaryFolder } from './homes.fixture.ts'
import { HomeInUse, takeLock } from './lock.ts'
import { startTimeOf } from './processes.ts'

afterAll(cleanUp)

test.each([
  ['of a dead process', '2147483646 12345\n'],
  ['whose pid was used again', `${process.ppid} 1\n`],
  ['left empty', ''],
  ['full of garbage', '\u0000\u0001 not a lock'],
  ['half-written', '123'],
])('a lock %s is taken over', async (_, content) => {
  const folder = temporaryFolder()
  const path = join(folder, 'lock')
  writeFileSync(path, content)
  const lock = await takeLock(path, undefined)
  expect(readFileSync(path, 'utf8')).toBe(`${process.pid} ${startTimeOf(process.pid)}\n`)
  lock.release()
  expect(readdirSync(folder)).toEqual([])
})

test('a live owner keeps its lock', async () => {
  const path = join(temporaryFolder(), 'lock')
  const other = spawn('sleep', ['30'])
  const content = `${other.pid} ${startTimeOf(other.pid!)}\n`
  writeFileSync(path, content)
  await expect(takeLock(path, undefined)).rejects.toThrow(new HomeInUse(path, other.pid!))
  expect(readFileSync(path, 'utf8')).toBe(content)
  other.kill()
})

test('of many that find the same stale lock, one gets it', async () => {
  const path = join(temporaryFolder(), 'lock')
  writeFileSync(path, '2147483646 12345\n')
  const program = `
    import { takeLock } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))}
    const outcome = await takeLock(process.argv[1], undefined).then(() => 'taken', () => 'refused')
    process.stdout.write(outcome)
    setTimeout(() => undefined, 60_000)`
  const children = Array.from({ length: 8 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', program, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  )
  const outcomes = await Promise.all(
    children.map(
      child => new Promise<string>(resolve => child.stdout.once('data', data => resolve(String(data)))),
    ),
  )
  for (const child of children) child.kill('SIGKILL')
  expect(outcomes.toSorted()).toEqual([...Array(7).fill('refused'), 'taken'])
})
