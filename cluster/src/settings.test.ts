import { expect, test } from 'vitest'
import { configurationText, settingsFor } from './settings.ts'

const GB = 1024 ** 3

test.each([
  [
    2,
    {
      shared_buffers: "'410MB'",
      effective_cache_size: "'1229MB'",
      work_mem: "'4MB'",
      max_wal_size: "'512MB'",
    },
  ],
  [
    4,
    {
      shared_buffers: "'819MB'",
      effective_cache_size: "'2458MB'",
      work_mem: "'8MB'",
      max_wal_size: "'614MB'",
    },
  ],
  [
    64,
    {
      shared_buffers: "'4096MB'",
      maintenance_work_mem: "'1024MB'",
      work_mem: "'32MB'",
      max_wal_size: "'4096MB'",
    },
  ],
])('a machine of %i GB', (memoryGb, expected) => {
  const settings = settingsFor({ memoryBytes: memoryGb * GB, cores: 2 }, 'durable')
  expect(settings).toMatchObject(expected)
  expect(settings).toMatchObject({ fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' })
})

test('only test clusters trade safety for speed', () => {
  expect(settingsFor({ memoryBytes: 2 * GB, cores: 2 }, 'test')).toMatchObject({
    fsync: 'off',
    wal_level: 'minimal',
  })
})

test("the operator's own file is read last", () => {
  const text = configurationText(settingsFor({ memoryBytes: 2 * GB, cores: 2 }, 'durable'))
  expect(text.trimEnd().split('\n').at(-1)).toBe("include_if_exists 'local.conf'")
})
