import { expect, test } from 'vitest'
import { neededBytes } from './disk.ts'
import { backoffMs } from './keep-running.ts'
import { causeOf } from './postmaster.ts'
import { parsePostmasterFile } from './postmaster-file.ts'

test.each([
  ['4711\n/data\n1795350000\n5433\n\n127.0.0.1\n  5432 7\nready   \n', { pid: 4711, state: 'ready' }],
  ['4711\n/data\n1795350000\n5433\n\n127.0.0.1\n  5432 7\nstarting\n', { pid: 4711, state: 'starting' }],
  // A single-user server writes its pid negative.
  ['-4711\n/data\n', { pid: 4711, state: '' }],
  ['', { pid: null, state: '' }],
  ['0\n', { pid: null, state: '' }],
  ['\u0000\u0001garbage', { pid: null, state: '' }],
])('postmaster.pid %j', (text, expected) => {
  expect(parsePostmasterFile(text)).toEqual(expected)
})

test.each([
  ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', true, 'still-in-use'],
  ['FATAL:  lock file "postmaster.pid" already exists', true, 'still-in-use'],
  ['PANIC:  could not write to file "pg_wal/xlogtemp.9": No space left on device', true, 'disk-full'],
  ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', true, 'port-taken'],
  ['FATAL:  could not create any TCP/IP sockets', false, 'port-taken'],
  ['FATAL:  invalid value for parameter "shared_buffers"', true, 'other'],
])('%s', (logTail, isPortFree, cause) => {
  expect(causeOf(logTail, isPortFree)).toBe(cause)
})

test('restarts wait 0.2 s, then twice as long each time, 30 s at most', () => {
  expect([0, 1, 2, 7, 8, 2000].map(backoffMs)).toEqual([200, 400, 800, 25_600, 30_000, 30_000])
})

test('writes stop below twice the write-ahead log or 5 % of the disk, 10 GB at most', () => {
  const GB = 1024 ** 3
  expect(neededBytes(20 * GB, 0.5 * GB)).toBe(GB)
  expect(neededBytes(100 * GB, 0.5 * GB)).toBe(5 * GB)
  expect(neededBytes(4000 * GB, 0.5 * GB)).toBe(10 * GB)
  expect(neededBytes(4000 * GB, 8 * GB)).toBe(16 * GB)
})
