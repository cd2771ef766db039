import { Stale } from './refusal.ts'

export type Remedy = 'retry' | 'retry once' | 'away' | 'none'

const RETRY = new Set(['40001', '40P01'])
const AWAY = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53100',
  '53200',
  '53300',
  '55P03',
  '08000',
  '08001',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
])

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/**
 * What helps against a failed transaction. Serialization failures and deadlocks: run it again. A unique
 * violation: once more, since a race for the same command id finds the first one's answer then. A database
 * that is away, restarting or full: 503, and the caller comes again with the same id.
 */
export function remedyFor(error: unknown): Remedy {
  if (error instanceof Stale) return 'retry'
  const code = codeOf(error)
  if (RETRY.has(code)) return 'retry'
  if (code === '23505') return 'retry once'
  if (AWAY.has(code)) return 'away'
  const message = error instanceof Error ? error.message : ''
  if (
    /Connection terminated|connection error|timeout exceeded when trying to connect|Client was closed/i.test(
      message,
    )
  )
    return 'away'
  return 'none'
}

/** True where the connection itself is unusable and must not go back to the pool. */
export const connectionIsBroken = (error: unknown): boolean => remedyFor(error) === 'away'
