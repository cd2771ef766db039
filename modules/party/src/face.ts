import type { Module } from '@yaolian/kernel'
import { expiryJob } from './expire-licences.ts'
import { lapseApprovals } from './lapse-approvals.ts'
import { noticeSubscriber } from './note-licences.ts'
import { events, rights } from './rights.ts'
import { partyRoutes } from './routes.ts'
import { licenceJobs } from './warn-licences.ts'

export const party: Module = {
  name: 'party',
  migrations: new URL('../migrations/', import.meta.url),
  rights,
  events,
  routes: partyRoutes,
  subscribers: [noticeSubscriber, lapseApprovals],
  jobs: [expiryJob, ...licenceJobs],
  proofs: [],
}

export { type AddressAdded, addAddresses, type NewAddress } from './add-addresses.ts'
export { addDocuments } from './add-documents.ts'
export { addLicences } from './add-licences.ts'
export { correctLicence } from './correct-licence.ts'
export { expireLicences } from './expire-licences.ts'
export { importFirms } from './import-firms.ts'
export { importReport } from './import-report.ts'
export { listOrganisations } from './list-organisations.ts'
export { listRelations } from './list-relations.ts'
export { addressKey, readAddresses } from './read-addresses.ts'
export {
  type Approvals,
  type Pair,
  productKey,
  readCustomers,
  readFirstProducts,
  readRelations,
} from './read-relations.ts'
export { readStandings, type Standing } from './read-standings.ts'
export { registerOrganisations } from './register-organisations.ts'
export { renewLicence } from './renew-licence.ts'
export { type ProductRequest, requestProducts } from './request-products.ts'
export { type RelationRequest, requestRelations } from './request-relations.ts'
export { addSalesperson, nameSalesperson } from './salespeople.ts'
export { salespersonFact } from './salesperson-stand.ts'
export { lockLicence, revokeLicence, unlockLicence } from './step-licence.ts'
export { stepOrganisation } from './step-organisation.ts'
export { type RelationDecision, stepRelations } from './step-relations.ts'
export { callForChecks, lapseLicences, warnLicences } from './warn-licences.ts'
