import type { Ctx, RecordedEvent, Subscriber } from '@yaolian/kernel'
import type { NoticeKind } from './document-contract.ts'
import { closeNoticesAbout, insertNotices, type NoticeFacts } from './notice.sql.ts'

type Told = {
  holder: string
  key: string
  kind: NoticeKind
  licenceId: string
  facts: NoticeFacts
  partners: boolean
  at: string
}

/** Which notice a step makes. Partners hear what stops or frees their trade, not what the firm settles with quality. */
const OF_STEP: Readonly<Record<string, { kind: NoticeKind; partners: boolean }>> = {
  expire: { kind: 'licence_stopped', partners: true },
  lock: { kind: 'licence_stopped', partners: true },
  lapse: { kind: 'licence_stopped', partners: true },
  revoke: { kind: 'licence_stopped', partners: true },
  unlock: { kind: 'licence_running', partners: true },
  return: { kind: 'licence_returned', partners: false },
}
/** Whatever was told about the licence before these is settled. */
const SETTLES: ReadonlySet<string> = new Set([...Object.keys(OF_STEP), 'supersede', 'replace', 'document'])

/** Partners plan ahead by a month; at ninety days it is the holder's own business. */
const PARTNERS_FROM_DAYS = 30

/** What an event tells whom; null where it tells nobody anything. */
function noticeOf(event: RecordedEvent): Told | null {
  const { orgId, subjectId, occurredAt, eventId } = event
  const { licenceKind, validTo, step, reason, stage } = event.data as NoticeFacts
  const common = { holder: orgId, licenceId: subjectId, at: occurredAt }
  if (event.type === 'party.licence_expiring') {
    const partners = (stage ?? 0) <= PARTNERS_FROM_DAYS
    const facts = { licenceKind, validTo, ...(stage !== undefined && { stage }) }
    return {
      ...common,
      key: `${subjectId} expiring ${validTo} ${stage}`,
      kind: 'licence_expiring',
      facts,
      partners,
    }
  }
  const made = step === undefined ? undefined : OF_STEP[step]
  if (!made || step === undefined) return null
  const facts = { licenceKind, validTo, step, reason: reason ?? '' }
  return { ...common, key: `${subjectId} ${eventId}`, ...made, facts }
}

/** Notices of what happens to licences, for their holders and for those who trade with them. */
export const noticeSubscriber: Subscriber = {
  name: 'party.notices',
  types: ['party.licence_expiring', 'party.licence_changed'],
  handle: async (ctx: Ctx, events) => {
    // One after the other: an event settles what the one before it told.
    for (const event of events) {
      const settles = event.type === 'party.licence_expiring' || SETTLES.has(String(event.data.step))
      if (settles) await closeNoticesAbout(ctx, { licences: [event.subjectId], at: event.occurredAt })
      const told = noticeOf(event)
      if (told) await tell(ctx, [told])
    }
  },
}

const tell = (ctx: Ctx, told: readonly Told[]): Promise<number> =>
  insertNotices(ctx, {
    holders: told.map(one => one.holder),
    keys: told.map(one => one.key),
    kinds: told.map(one => one.kind),
    licences: told.map(one => one.licenceId),
    facts: told.map(one => one.facts),
    partners: told.map(one => one.partners),
    ats: told.map(one => one.at),
  })
