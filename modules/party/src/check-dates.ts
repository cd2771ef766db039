import { type Day, plusDays } from '@yaolian/kernel'

/** A verified licence is compared again at least every six months, with a task from day 150 (网络销售办法 §20). */
const MONTHS = 6
const TASK_AFTER_DAYS = 150

/** The same day of the month, so many months away; the last day of a shorter month. */
export function plusMonths(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, lastDate))
  return first.toISOString().slice(0, 10)
}

/** The last day on which the check is in time. */
export const checkBy = (checkedOn: Day): Day => plusMonths(checkedOn, MONTHS)

/** Checked on this day or before: the check is a task. */
export const dueSince = (today: Day): Day => plusDays(today, -TASK_AFTER_DAYS)

/** Checked before this day: overdue. Months differ in length, so the first guess may lie a few days too early. */
export function overdueSince(today: Day): Day {
  let day = plusMonths(today, -MONTHS)
  while (checkBy(day) < today) day = plusDays(day, 1)
  return day
}
