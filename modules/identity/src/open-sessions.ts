import { type Ctx, permit } from '@yaolian/kernel'
import { writeSessions } from './log-in.ts'
import { INSIDE, note } from './note.ts'

/**
 * Sessions for many people without their passwords, answers in the order given. No role has the right: only the
 * system itself does it, for the demo world, benchmarks and tests, which must not hash a thousand passwords.
 */
export async function openSessions(
  ctx: Ctx,
  whose: readonly { userId: string; orgId: string }[],
): Promise<{ token: string; expiresAt: string }[]> {
  permit(ctx, 'identity.session.open')
  if (whose.length === 0) return []
  const opened = await writeSessions(ctx, whose, INSIDE)
  await note(ctx, 'session_opened', whose, INSIDE)
  return opened
}
