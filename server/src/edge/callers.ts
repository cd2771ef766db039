import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

export const SESSION_COOKIE = 'yl_session'

/** The credentials of a request: the session cookie of a browser or the bearer key of a machine. */
export function credentialsOf(request: FastifyRequest): string | null {
  const bearer = request.headers.authorization
  if (bearer?.startsWith('Bearer ')) return bearer.slice(7)
  return request.cookies[SESSION_COOKIE] ?? null
}

type IsKnown = (token: string) => boolean

/** Credentials that this process has not met lately: many colleagues behind one address, or somebody making them up. */
const UNKNOWN_TIMES = 10
const UNKNOWN = 'unknown '

/**
 * Who is counted together: many pharmacies may share one address, so whoever is signed in counts alone, and no token
 * is kept in clear. What is not known yet counts by address, or every made-up cookie would be a new caller with a
 * count of its own.
 */
export const callerOf =
  (isKnown: IsKnown) =>
  (request: FastifyRequest): string => {
    const credentials = credentialsOf(request)
    if (!credentials) return request.ip
    if (!isKnown(credentials)) return UNKNOWN + request.ip
    return createHash('sha256').update(credentials).digest('base64url')
  }

type OwnLimit = (token: string) => number | null

/** A key may have a limit of its own, below the house's; a stricter one of a route holds for all alike. */
export const limitFor =
  (perMinute: number, ownLimit: OwnLimit = () => null) =>
  (request: FastifyRequest, caller: string): number => {
    if (caller.startsWith(UNKNOWN)) return perMinute * UNKNOWN_TIMES
    const credentials = credentialsOf(request)
    const own = credentials ? ownLimit(credentials) : null
    return own === null ? perMinute : Math.min(own, perMinute)
  }
