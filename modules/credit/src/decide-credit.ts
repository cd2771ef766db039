import { daysBetween, type Refusal, refuse } from '@yaolian/kernel'
import type { CreditLine } from './line.ts'

/**
 * May this buyer owe `amountFen` more? Null is yes. `reservedInThisBatch` is what orders of the same pair, accepted
 * earlier in the same transaction, will use. A debt is overdue from the day after its due day, whether or not the
 * nightly job has locked the line yet.
 */
export function decideCredit(
  line: CreditLine | null,
  amountFen: number,
  today: string,
  reservedInThisBatch = 0,
): Refusal | null {
  if (!line) return refuse('credit.no_line')
  if (line.state === 'locked' && line.lockReason !== 'overdue')
    return refuse('credit.locked', { lockReason: line.lockReason })
  if (line.oldestDueOn !== null && line.oldestDueOn < today)
    return refuse('credit.overdue', {
      oldestDueOn: line.oldestDueOn,
      daysOverdue: daysBetween(line.oldestDueOn, today),
    })
  if (line.state === 'locked') return refuse('credit.locked', { lockReason: line.lockReason })
  const exposureFen = line.exposureFen + reservedInThisBatch
  if (amountFen > 0 && exposureFen + amountFen > line.limitFen)
    return refuse('credit.exceeded', {
      limitFen: line.limitFen,
      exposureFen,
      amountFen,
      availableFen: Math.max(0, line.limitFen - exposureFen),
    })
  return null
}
