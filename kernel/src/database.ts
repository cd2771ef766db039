import pg from 'pg'
import { type Clock, systemClock } from './clock.ts'

/** Facts about one finished transaction, for metrics and for the test that bounds them. */
export type TransactionCost = { flights: number; statements: number; attempts: number }

export type Database = {
  /** Pipelined connections: every command and query. */
  readonly commands: pg.Pool
  /** Plain connections for COPY, cursors and imports, which a pipelined connection refuses. */
  readonly streams: pg.Pool
  readonly clock: Clock
  /** Called after each commit that recorded events, so that subscribers in this process look at once. */
  onEvents: () => void
  onCost: (cost: TransactionCost) => void
  close(): Promise<void>
}

export type DatabaseOptions = { clock?: Clock; size?: number; durable?: boolean }

// The server's text is taken as it comes for the types that have a codec; the driver's own parsers would turn
// dates into local Date objects and bigints into strings of their own.
const AS_TEXT = new Set([20, 114, 700, 701, 1082, 1114, 1184, 1700, 2950, 3802, 5069])
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    AS_TEXT.has(oid) ? (raw: string) => raw : pg.types.getTypeParser(oid, format),
}

/** `url` is the application role's address, never the owner's: the owner would pass row-level security. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const settings = [
    'timezone=UTC',
    'statement_timeout=30000',
    'lock_timeout=10000',
    'idle_in_transaction_session_timeout=60000',
    'jit=off',
    ...(options.durable === false ? ['synchronous_commit=off'] : []),
  ]
  const common = {
    connectionString: url,
    types,
    options: settings.map(setting => `-c ${setting}`).join(' '),
    connectionTimeoutMillis: 5_000,
    application_name: 'yaolian',
  }
  const commands = new pg.Pool({ ...common, max: options.size ?? 8, pipeline: true } as pg.PoolConfig)
  const streams = new pg.Pool({ ...common, max: 4 })
  // A connection's death would end the process where nobody listens: the pool listens to idle ones only, so each
  // has a listener of its own. Whoever uses it gets the failure from its query, and answers 503.
  const ignore = (): void => {}
  for (const pool of [commands, streams]) {
    pool.on('error', ignore)
    pool.on('connect', client => client.on('error', ignore))
  }
  return {
    commands,
    streams,
    clock: options.clock ?? systemClock,
    onEvents: () => {},
    onCost: () => {},
    close: async () => {
      await Promise.all([commands.end(), streams.end()])
    },
  }
}
