import type { Module } from '@yaolian/kernel'
import { events, rights } from './rights.ts'

export const party: Module = {
  name: 'party',
  migrations: new URL('../migrations/', import.meta.url),
  rights,
  events,
  routes: () => [],
  subscribers: [],
  jobs: [],
  proofs: [],
}

export { addLicences } from './add-licences.ts'
export { decideRelations, type RelationDecision } from './decide-relations.ts'
export { type Approvals, type Pair, readRelations } from './read-relations.ts'
export { readStandings, type Standing } from './read-standings.ts'
export { registerOrganisations } from './register-organisations.ts'
export { type RelationRequest, requestRelations } from './request-relations.ts'
export type { PartyFacts } from './standing.sql.ts'
