import { availableParallelism, totalmem } from 'node:os'

/** durable: real data. test: loses data with the machine and clones databases fast. */
export type Mode = 'durable' | 'test'
export type Machine = { memoryBytes: number; cores: number }

const MB = 1024 * 1024

/**
 * Memory this process may really use: a container's limit where there is one (cgroup v1 and v2), else the
 * machine's.
 */
export function thisMachine(): Machine {
  const limit = process.constrainedMemory()
  const memoryBytes = limit > 0 && limit < totalmem() ? limit : totalmem()
  return { memoryBytes, cores: availableParallelism() }
}

/**
 * How much write-ahead log PostgreSQL may keep between two checkpoints: 15 % of memory, 512 MB to 4 GB.
 * @returns bytes
 */
export function walBytesMax(machine: Machine): number {
  return clamp(0.15 * machine.memoryBytes, 512 * MB, 4096 * MB)
}

/** The settings PostgreSQL runs with, in the order they are written. Names: PostgreSQL 18 manual. */
export function settingsFor(machine: Machine, mode: Mode): Record<string, string> {
  return mode === 'test' ? { ...shared(), ...testSettings() } : { ...shared(), ...durableSettings(machine) }
}

function shared(): Record<string, string> {
  return {
    listen_addresses: "'127.0.0.1'",
    // A socket's path is limited to 107 bytes, and a home may lie anywhere: TCP only.
    unix_socket_directories: "''",
    max_connections: '60',
    password_encryption: "'scram-sha-256'",
    timezone: "'Asia/Shanghai'",
    log_timezone: "'Asia/Shanghai'",
    random_page_cost: '1.1',
    // Compiling a plan costs more than our statements run; the embedded build has no LLVM anyway.
    jit: 'off',
    io_workers: '2',
    idle_in_transaction_session_timeout: "'60s'",
    log_lock_waits: 'on',
    log_line_prefix: "'%m [%p] %a '",
    // Its own collector, because the pipe of a killed parent is no log. One file per weekday, overwritten a
    // week later.
    logging_collector: 'on',
    log_directory: "'log'",
    log_filename: "'postgresql-%a.log'",
    log_rotation_age: "'1d'",
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
  }
}

function durableSettings(machine: Machine): Record<string, string> {
  const memoryMb = machine.memoryBytes / MB
  return {
    shared_buffers: megabytes(clamp(0.2 * memoryMb, 64, 4096)),
    effective_cache_size: megabytes(0.6 * memoryMb),
    maintenance_work_mem: megabytes(clamp(0.04 * memoryMb, 32, 1024)),
    work_mem: megabytes(clamp(memoryMb / 512, 4, 32)),
    max_wal_size: megabytes(walBytesMax(machine) / MB),
    max_parallel_workers_per_gather: String(clamp(Math.floor(machine.cores / 2), 1, 4)),
    max_parallel_workers: String(clamp(machine.cores, 2, 8)),
    checkpoint_timeout: "'15min'",
    // The embedded build has pglz only: in the minutes after a checkpoint it took a fifth of PostgreSQL's time.
    wal_compression: 'off',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    wal_level: 'replica',
    max_wal_senders: '4',
  }
}

function testSettings(): Record<string, string> {
  return {
    shared_buffers: "'256MB'",
    work_mem: "'8MB'",
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    // minimal with file_copy clones a database in 40 ms instead of 400.
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: "'1GB'",
  }
}

/** The text of yaolian.conf. The last line lets the operator's own file win. */
export function configurationText(settings: Record<string, string>): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`)
  return [
    '# Written by yaolian at every start. Put your own settings into local.conf: it is read last.',
    ...lines,
    "include_if_exists 'local.conf'",
    '',
  ].join('\n')
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}

function megabytes(value: number): string {
  return `'${Math.round(value)}MB'`
}
