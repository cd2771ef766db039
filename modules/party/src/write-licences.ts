import type { Ctx } from '@yaolian/kernel'
import type { LicenceState, NewLicence } from './contract.ts'
import type { Entry } from './decide-entry.ts'
import { insertChanges, insertLicences, writeLicenceStates } from './licence.sql.ts'
import { rebuildStandings } from './standing.sql.ts'

export type Entered = { licence: NewLicence; entry: Entry; renews: string | null }
/** A licence as it stood before a step, as far as the change keeps it. */
type Held = {
  licenceId: string
  orgId: string
  kind: string
  state: string
  stateReason: string
  validTo: string
  version: number
}
export type Stepped = {
  before: Held
  step: string
  state: LicenceState
  reason: string
  /** The licence that takes its place, at once or after its last day. */
  supersededBy?: string
  /** Quality has seen the document with this step. */
  verifies?: boolean
  /** What the history says where it is not the reason of the state. */
  note?: string
}
type Change = { licenceId: string; orgId: string; kind: string; step: string; state: string; validTo: string }

/** New licences and steps of old ones, their history, the standings and the events, in one go. */
export async function writeLicences(
  ctx: Ctx,
  written: { entered?: readonly Entered[]; stepped?: readonly Stepped[]; verifies: boolean },
): Promise<void> {
  const { entered = [], stepped = [], verifies } = written
  const orgs = [...new Set([...entered.map(e => e.licence.orgId), ...stepped.map(s => s.before.orgId)])]
  if (orgs.length === 0) return
  ctx.widen(orgs) // each event belongs to the firm that holds the licence
  // A replaced licence lets go of its number before the next one takes it.
  const replaced = stepped.filter(s => s.supersededBy)
  const others = stepped.filter(s => !s.supersededBy)
  await Promise.all([
    writeStates(ctx, replaced),
    writeStates(ctx, others),
    writeEntries(ctx, entered, verifies),
    writeHistory(ctx, entered, stepped),
    rebuildStandings(ctx, { orgs }),
  ])
  for (const { licence, entry } of entered)
    recordChange(ctx, { ...licence, step: 'add', state: entry.state }, entry.reason)
  for (const { before, step, state, reason } of stepped) recordChange(ctx, { ...before, step, state }, reason)
}

async function writeStates(ctx: Ctx, stepped: readonly Stepped[]): Promise<void> {
  if (stepped.length === 0) return
  await writeLicenceStates(ctx, {
    ids: stepped.map(s => s.before.licenceId),
    states: stepped.map(s => s.state),
    reasons: stepped.map(s => (s.state === 'valid' ? '' : s.reason)), // the history keeps why it is valid again
    supersededBy: stepped.map(s => s.supersededBy ?? null),
    verifies: stepped.map(s => s.verifies ?? false),
    at: ctx.now,
    user: ctx.actor.userId,
  })
}

async function writeEntries(ctx: Ctx, entered: readonly Entered[], verifies: boolean): Promise<void> {
  if (entered.length === 0) return
  await insertLicences(ctx, {
    ids: entered.map(e => e.licence.licenceId),
    orgs: entered.map(e => e.licence.orgId),
    kinds: entered.map(e => e.licence.kind),
    numbers: entered.map(e => e.licence.number),
    scopes: entered.map(e => e.licence.scope),
    modes: entered.map(e => e.licence.mode ?? null),
    issuers: entered.map(e => e.licence.issuedBy),
    froms: entered.map(e => e.licence.validFrom),
    tos: entered.map(e => e.licence.validTo),
    states: entered.map(e => e.entry.state),
    reasons: entered.map(e => e.entry.reason),
    renews: entered.map(e => e.renews),
    verifiedAt: verifies ? ctx.now : null,
    verifiedBy: verifies ? ctx.actor.userId : null,
    at: ctx.now,
    user: ctx.actor.userId,
  })
}

function writeHistory(ctx: Ctx, entered: readonly Entered[], stepped: readonly Stepped[]): Promise<number> {
  const added = entered.map(({ licence, entry, renews }) => ({
    id: licence.licenceId,
    version: 1,
    org: licence.orgId,
    step: renews ? 'renew' : 'add',
    reason: entry.reason,
    before: null,
  }))
  const changed = stepped.map(({ before, step, reason, note }) => ({
    id: before.licenceId,
    version: before.version + 1,
    org: before.orgId,
    step,
    reason: note ?? reason,
    before: { state: before.state, stateReason: before.stateReason },
  }))
  const all = [...added, ...changed]
  return insertChanges(ctx, {
    ids: all.map(c => c.id),
    versions: all.map(c => c.version),
    orgs: all.map(c => c.org),
    steps: all.map(c => c.step),
    reasons: all.map(c => c.reason),
    befores: all.map(c => c.before),
    user: ctx.actor.userId,
    name: ctx.actor.name,
    at: ctx.now,
  })
}

export function recordChange(ctx: Ctx, change: Change, reason: string): void {
  const { licenceId, orgId, kind, step, state, validTo } = change
  ctx.record({
    type: 'party.licence_changed',
    orgId,
    subjectId: licenceId,
    data: { licenceKind: kind, step, state, reason, validTo },
  })
}
