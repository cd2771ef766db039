import { createHmac, timingSafeEqual } from 'node:crypto'

/** RFC 6238 with the values every authenticator app assumes: SHA-1, six digits, 30 seconds. */
const STEP_SECONDS = 30
const DIGITS = 6
/** A phone's clock may be off by one step either way (RFC 6238, 5.2). */
const SKEW_STEPS = 1
export const SECRET_BYTES = 20

/** HOTP (RFC 4226, 5.3): `digits` decimal digits for a counter. */
export function hotp(secret: Buffer, counter: number, digits = DIGITS, algorithm = 'sha1'): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(counter))
  const mac = createHmac(algorithm, secret).update(message).digest()
  const offset = (mac.at(-1) as number) & 0xf
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** The number of whole steps since 1970 at an instant. */
export const stepAt = (instant: string): number => Math.floor(Date.parse(instant) / 1000 / STEP_SECONDS)

/**
 * The step whose code this is, at most one step away from now; null when it is none, or when that step or a later
 * one was let in before: a code that somebody looked at over a shoulder opens nothing.
 */
export function matchCode(secret: Buffer, code: string, now: string, lastStep: number): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const current = stepAt(now)
  for (let step = current - SKEW_STEPS; step <= current + SKEW_STEPS; step++) {
    const fits = timingSafeEqual(Buffer.from(hotp(secret, step)), Buffer.from(code))
    if (fits && step > lastStep) return step
  }
  return null
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 base32 without padding: how a secret is typed where no camera is. */
export function base32(bytes: Buffer): string {
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) text += BASE32[(held >>> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + BASE32[(held << (5 - bits)) & 31] : text
}

/** What the QR code says (Key Uri Format of Google Authenticator, which all apps read). */
export function otpauthUri(secret: Buffer, account: string): string {
  const issuer = 'Yaolian'
  const query = new URLSearchParams({ secret: base32(secret), issuer })
  return `otpauth://totp/${encodeURIComponent(`${issuer}:${account}`)}?${query}`
}
