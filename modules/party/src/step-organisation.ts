import { type Ctx, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { OrganisationAnswer } from './contract.ts'
import { lockOrganisations, setOrganisationState } from './organisation.sql.ts'
import { rebuildStandings } from './standing.sql.ts'

type State = OrganisationAnswer['state']
const STEPS: Readonly<Record<'close' | 'reopen', { from: State; to: State; event: string }>> = {
  close: { from: 'active', to: 'closed', event: 'party.organisation_closed' },
  reopen: { from: 'closed', to: 'active', event: 'party.organisation_reopened' },
}

/** Closing stops every new order of a firm at once; what runs already is finished by its own rules. */
export async function stepOrganisation(
  ctx: Ctx,
  order: { orgId: string; step: 'close' | 'reopen'; reason: string },
): Promise<OrganisationAnswer | Refusal> {
  permit(ctx, 'party.organisation.register')
  const { orgId, reason } = order
  const { from, to, event } = STEPS[order.step]
  const [organisation] = await lockOrganisations(ctx, { orgs: [orgId] })
  if (!organisation) throw new NotFound('organisation')
  if (organisation.state !== from)
    return refuse('party.organisation_state', { orgId, state: organisation.state, step: order.step })
  ctx.widen([orgId]) // the event belongs to the firm it speaks of
  await Promise.all([
    setOrganisationState(ctx, { org: orgId, state: to }),
    rebuildStandings(ctx, { orgs: [orgId] }),
  ])
  ctx.record({ type: event, orgId, subjectId: orgId, data: { reason } })
  return { orgId, state: to }
}
