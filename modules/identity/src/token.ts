import { createHash, randomBytes } from 'node:crypto'

const BYTES = 32
const KEY_PREFIX = 'ylk_'
const SESSION = /^[\w-]{43}$/
const KEY = /^ylk_[\w-]{43}$/

export const newSessionToken = (): string => randomBytes(BYTES).toString('base64url')
export const newKeyToken = (): string => KEY_PREFIX + newSessionToken()

/** 256 random bits need no slow hash: nobody guesses them, and every request pays for this one. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** What a credential is, by its form; null for what was never ours, which then costs no query. */
export function kindOfToken(token: string): 'session' | 'key' | null {
  if (SESSION.test(token)) return 'session'
  return KEY.test(token) ? 'key' : null
}
