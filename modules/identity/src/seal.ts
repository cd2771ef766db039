import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** 32 bytes that lie outside the database; null in a house that was given none. */
export type SealKey = Buffer | null

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Tells keys apart without telling them: the first characters of the SHA-256. */
const nameOf = (key: Buffer): string =>
  createHash('sha256').update('seal').update(key).digest('hex').slice(0, 8)

/**
 * Seals a secret for a row of the database (AES-256-GCM). `about` is bound to it, so that a row copied to another
 * person opens nothing.
 */
export function seal(key: Buffer, secret: Buffer, about: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(about))
  const text = Buffer.concat([cipher.update(secret), cipher.final()])
  return [nameOf(key), Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')].join('.')
}

/** The secret again; null when it was sealed by another key, for somebody else, or was tampered with. */
export function unseal(key: SealKey, sealed: string, about: string): Buffer | null {
  const [name, body] = sealed.split('.')
  if (!key || !body || name !== nameOf(key)) return null
  const bytes = Buffer.from(body, 'base64url')
  const nonce = bytes.subarray(0, NONCE_BYTES)
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(about)).setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
  } catch {
    return null // the tag doesn't fit: not ours to read
  }
}
