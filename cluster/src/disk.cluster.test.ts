import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { diskState, neededBytes } from './disk.ts'
import { cleanUp, query, runCluster, temporaryFolder, until } from './homes.fixture.ts'

const MB = 1024 * 1024
const disk = join(temporaryFolder(), 'disk')
mkdirSync(disk)
/** A disk of our own that can be filled; only root may mount one. */
const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=755', 'tmpfs', disk]).status === 0

afterAll(async () => {
  if (isMounted) spawnSync('umount', ['-l', disk])
  await cleanUp()
})

test('the state of a disk tells how much is free and how much must be', () => {
  const state = diskState('/tmp', 512 * MB)
  const { blocks, bsize } = statfsSync('/tmp')
  expect(state.neededBytes).toBe(neededBytes(blocks * bsize, 512 * MB))
  expect(state.isLow).toBe(state.freeBytes < state.neededBytes)
})

test.runIf(isMounted)(
  'a full disk: low is told first, the reserve brings PostgreSQL back, nothing is lost',
  async () => {
    const home = join(disk, 'home')
    const runner = runCluster(home)
    const url = await runner.next('ready')
    await query(url, 'create table kept as select 42 as answer; checkpoint')
    writeFileSync(join(home, 'pg.reserve'), Buffer.alloc(64 * MB, 1))
    expect(diskState(disk, 256 * MB).isLow).toBe(true)
    fillUp()
    // Writes nothing but log, until PostgreSQL has nowhere left to log and gives up (PANIC).
    const logOnly = `select pg_logical_emit_message(false, 'test', repeat('x', 1000000)) from generate_series(1, 200)`
    await expect(query(url, logOnly)).rejects.toThrow()
    await until(() => runner.events.some(event => event.restarted))
    expect(existsSync(join(home, 'pg.reserve'))).toBe(false)
    expect(await query(url, 'select answer from kept')).toEqual([{ answer: 42 }])
    await query(url, 'insert into kept values (43)')
    await runner.kill('SIGTERM')
  },
)

/** Leaves one megabyte. */
function fillUp(): void {
  const { bavail, bsize } = statfsSync(disk)
  const { status } = spawnSync('fallocate', ['-l', String(bavail * bsize - MB), join(disk, 'ballast')])
  expect(status).toBe(0)
}
