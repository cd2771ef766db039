import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { accountFor, canRun } from './account.ts'
import { binariesAt, installedBinaries } from './binaries.ts'
import {
  cleanUp,
  dropTemplate,
  query,
  runCluster,
  startHere,
  temporaryFolder,
  usedHome,
} from './homes.fixture.ts'
import { PUBLIC_ROOT, reachableBinaries } from './place.ts'

afterEach(cleanUp)
afterAll(dropTemplate)

const isRoot = process.getuid?.() === 0
const CLOSED = 0o700
const NOBODY = 65_534

test.runIf(isRoot)('root in a closed folder (as /root is): data go where the account can', async () => {
  const folder = join(temporaryFolder(), 'closed')
  mkdirSync(folder, { mode: CLOSED })
  const home = join(folder, 'home')
  const first = runCluster(home, 'test', '077')
  await query(await first.next('ready'), 'create table kept as select 42 as answer')
  const id = readFileSync(join(home, 'data-id'), 'utf8').trim()
  const dataDir = await first.next('dataDir')
  expect(dataDir).toBe(join(PUBLIC_ROOT, 'data', id))
  expect(statSync(dataDir).uid).not.toBe(0)
  await first.kill('SIGTERM')

  chmodSync(folder, 0o755)
  const again = await startHere({ home })
  expect(await query(again.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  await again.stop()

  rmSync(dataDir, { recursive: true })
  await expect(startHere({ home })).rejects.toThrow('which is gone')
})

test.runIf(isRoot)('programs in a closed folder are copied to where the account can run them, once', () => {
  const folder = temporaryFolder()
  const closed = join(folder, 'closed')
  const installed = installedBinaries()
  cpSync(installed.root, closed, { recursive: true, verbatimSymlinks: true })
  chmodSync(closed, CLOSED)
  const account = accountFor(folder)
  const version = `test-${process.pid}`
  const copy = reachableBinaries(binariesAt(closed, version), account)
  expect(copy.root).toBe(join(PUBLIC_ROOT, 'postgres', version))
  expect(canRun(account, copy.initdb)).toBe(true)
  expect(reachableBinaries(binariesAt(closed, version), account)).toEqual(copy)
  rmSync(copy.root, { recursive: true })
})

test.runIf(isRoot)('a database that the account can no longer reach is named, not passed over', async () => {
  const home = await usedHome()
  chmodSync(dirname(home), CLOSED)
  await expect(startHere({ home })).rejects.toThrow(`there is a database in ${join(home, 'pg')}`)
  expect(existsSync(join(home, 'data-id'))).toBe(false)
})

test.runIf(isRoot)("root in a user's checkout leaves nothing there that the user does not own", async () => {
  const folder = temporaryFolder()
  const home = join(folder, 'home')
  chownSync(folder, NOBODY, NOBODY)
  const cluster = await startHere({ home, mode: 'durable' })
  const names = readdirSync(home)
  expect(names).toEqual(expect.arrayContaining(['lock', 'pg', 'pg.reserve', 'port', 'secret', 'start.log']))
  for (const name of ['.', ...names]) expect([name, statSync(join(home, name)).uid]).toEqual([name, NOBODY])
  await cluster.stop()
})
