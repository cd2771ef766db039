import { command, type Route, reading } from '@yaolian/kernel'
import { Id, OnlyId, Totals } from '@yaolian/kernel/contract'
import Type from 'typebox'
import { addAddresses, retireAddress } from './add-addresses.ts'
import * as c from './contract.ts'
import { documentRoutes } from './document-routes.ts'
import { importRoutes } from './import-routes.ts'
import { licenceRoutes } from './licence-routes.ts'
import { countList, listOrganisations, listStores, searchDirectory } from './list-organisations.ts'
import { onboardingRoutes } from './onboarding-routes.ts'
import { only } from './only.ts'
import { listAddresses } from './read-addresses.ts'
import { registerOrganisations } from './register-organisations.ts'
import { relationRoutes } from './relation-routes.ts'
import { salespersonRoutes } from './salesperson-routes.ts'
import { showCard, showOrganisation, showOwn } from './show-organisation.ts'
import { stepOrganisation } from './step-organisation.ts'

const OrgParams = Type.Object({ orgId: Id })
const AddressParams = Type.Object({ addressId: Id })

const organisationRoutes = (): Route[] => [
  reading(
    {
      path: '/party/organisation',
      summary: 'My firm, its licences and the days left of each',
      right: 'party.organisation.read',
      answer: c.OrganisationDetail,
    },
    showOwn,
  ),
  reading(
    {
      path: '/party/organisations',
      summary: 'Firms in the order of their names: all for the platform, partners for others',
      right: 'party.organisation.read',
      query: c.OrganisationQuery,
      answer: c.OrganisationPage,
    },
    (ctx, { query }) => listOrganisations(ctx, query),
  ),
  reading(
    {
      path: '/party/organisations/totals',
      summary: 'How many firms that list has, exact up to 10,000',
      right: 'platform.organisations.read',
      query: c.OrganisationQuery,
      answer: Totals,
    },
    (ctx, { query }) => countList(ctx, query),
  ),
  reading(
    {
      path: '/party/directory',
      summary: 'Active firms by name or credit code, to ask for a relation with',
      right: 'party.relation.request',
      query: c.DirectoryQuery,
      answer: c.OrganisationPage,
    },
    (ctx, { query }) => searchDirectory(ctx, query),
  ),
  reading(
    {
      path: '/party/organisations/:orgId',
      summary: 'A firm as the platform sees it',
      right: 'platform.organisations.read',
      params: OrgParams,
      answer: c.OrganisationDetail,
    },
    (ctx, { params }) => showOrganisation(ctx, params.orgId),
  ),
  reading(
    {
      path: '/party/organisations/:orgId/card',
      summary: 'The public card of a firm: who it is and which licences it holds',
      right: 'party.organisation.read',
      params: OrgParams,
      answer: c.OrganisationCard,
    },
    (ctx, { params }) => showCard(ctx, params.orgId),
  ),
  reading(
    {
      path: '/party/organisations/:orgId/stores',
      summary: 'The shops of a chain, or the firms of a group, in the order of their names',
      right: 'party.organisation.read',
      params: OrgParams,
      query: c.StoreQuery,
      answer: c.OrganisationPage,
    },
    (ctx, { params, query }) => listStores(ctx, params.orgId, query),
  ),
  command(
    {
      path: '/party/organisations',
      summary: 'Register a firm',
      right: 'party.organisation.register',
      body: c.RegisterBody,
      answer: c.Registered,
    },
    async (ctx, { body: { id: _, ...organisation } }) =>
      only(await registerOrganisations(ctx, [{ ...organisation, demo: false }])),
  ),
  ...(['close', 'reopen'] as const).map(step =>
    command(
      {
        path: `/party/organisations/:orgId/${step}`,
        summary: step === 'close' ? 'Close a firm: no new orders' : 'Open a closed firm again',
        right: 'party.organisation.register',
        params: OrgParams,
        body: c.OrganisationStepBody,
        answer: c.OrganisationAnswer,
      },
      (ctx, { params, body }) => stepOrganisation(ctx, { orgId: params.orgId, step, reason: body.reason }),
    ),
  ),
]

const addressRoutes = (): Route[] => [
  reading(
    {
      path: '/party/addresses',
      summary: "My firm's ship-to addresses",
      right: 'party.address.read',
      answer: c.AddressList,
    },
    listAddresses,
  ),
  command(
    {
      path: '/party/addresses',
      summary: 'Add a ship-to address',
      right: 'party.address.edit',
      body: c.AddAddressBody,
      answer: c.AddressAnswer,
    },
    async (ctx, { body: { id: _, ...address } }) =>
      only(await addAddresses(ctx, [{ ...address, orgId: ctx.actor.orgId }])),
  ),
  command(
    {
      path: '/party/addresses/:addressId/retire',
      summary: 'Take a ship-to address out of use',
      right: 'party.address.edit',
      params: AddressParams,
      body: OnlyId,
      answer: Type.Object({ addressId: Id }),
    },
    (ctx, { params }) => retireAddress(ctx, params.addressId),
  ),
]

export const partyRoutes = (): Route[] => [
  ...organisationRoutes(),
  ...importRoutes(),
  ...licenceRoutes(),
  ...documentRoutes(),
  ...onboardingRoutes(),
  ...relationRoutes(),
  ...salespersonRoutes(),
  ...addressRoutes(),
]
