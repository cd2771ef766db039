import { createHash, randomBytes } from 'node:crypto'
import type { Ctx } from '@yaolian/kernel'
import { advanceFactor, spendRecoveryCode } from './factor.sql.ts'
import { type SealKey, unseal } from './seal.ts'
import { base32, matchCode } from './totp.ts'

const RECOVERY_CODES = 10
const RECOVERY_BYTES = 10

/** Ten codes of 80 random bits, in groups of four to copy by hand. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () =>
    (base32(randomBytes(RECOVERY_BYTES)).match(/.{4}/g) as string[]).join('-'),
  )

/** 80 random bits need no slow hash. Written with or without dashes, in either case. */
export const recoveryHash = (code: string): string =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z2-7]/g, ''))
    .digest('hex')

export type Factor = { userId: string; sealed: string; lastStep: number }

/**
 * Is this the code of now, or a recovery code that is still good? A right one is spent at once. `unreadable` when the
 * house has lost the key that sealed the secret: recovery codes go on, and an administrator can take the factor away.
 */
export async function judgeCode(
  ctx: Ctx,
  { userId, sealed, lastStep }: Factor,
  code: string,
  key: SealKey,
): Promise<'right' | 'wrong' | 'unreadable'> {
  const typed = code.normalize('NFKC').replace(/\s/g, '')
  if (!/^\d{6}$/.test(typed)) {
    const spent = await spendRecoveryCode(ctx, { user: userId, hash: recoveryHash(typed), at: ctx.now })
    return spent === 1 ? 'right' : 'wrong'
  }
  const secret = unseal(key, sealed, userId)
  if (!secret) return 'unreadable'
  const step = matchCode(secret, typed, ctx.now, lastStep)
  if (step === null) return 'wrong'
  return (await advanceFactor(ctx, { user: userId, step })) === 1 ? 'right' : 'wrong'
}
