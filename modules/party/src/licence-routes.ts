import { command, type Route, reading } from '@yaolian/kernel'
import { Id } from '@yaolian/kernel/contract'
import Type from 'typebox'
import { addLicences } from './add-licences.ts'
import * as c from './contract.ts'
import { correctLicence } from './correct-licence.ts'
import { only } from './only.ts'
import { renewLicence } from './renew-licence.ts'
import { showChanges } from './show-organisation.ts'
import { checkLicence, lockLicence, returnLicence, revokeLicence, unlockLicence } from './step-licence.ts'

const LicenceParams = Type.Object({ licenceId: Id })

const STEPS = [
  { step: 'lock', summary: 'Stop a licence', use: lockLicence },
  { step: 'unlock', summary: 'Let a locked or unverified licence count', use: unlockLicence },
  { step: 'revoke', summary: 'Note that the authority took a licence back', use: revokeLicence },
  { step: 'return', summary: 'Send back what its holder entered, to be put right', use: returnLicence },
  { step: 'check', summary: 'Note that the half-yearly check found nothing changed', use: checkLicence },
] as const

export const licenceRoutes = (): Route[] => [
  command(
    {
      path: '/party/licences',
      summary: 'Enter a licence: it counts at once from quality, after verification from its holder',
      right: 'party.licence.add',
      body: c.AddLicenceBody,
      answer: c.LicenceAnswer,
    },
    async (ctx, { body: { id: _, toVerify = false, ...licence } }) =>
      only(await addLicences(ctx, [licence], { toVerify })),
  ),
  command(
    {
      path: '/party/licences/:licenceId/renew',
      summary: 'Enter the licence that follows an old one',
      right: 'party.licence.add',
      params: LicenceParams,
      body: c.RenewLicenceBody,
      answer: c.LicenceAnswer,
    },
    (ctx, { params, body: { id: _, ...renewal } }) =>
      renewLicence(ctx, { licenceId: params.licenceId, renewal }),
  ),
  command(
    {
      path: '/party/licences/:licenceId/correct',
      summary: 'Put right what was entered wrongly in a licence',
      right: 'party.licence.add',
      params: LicenceParams,
      body: c.CorrectLicenceBody,
      answer: c.LicenceAnswer,
    },
    (ctx, { params, body: { id: _, ...order } }) => correctLicence(ctx, { ...params, ...order }),
  ),
  ...STEPS.map(({ step, summary, use }) =>
    command(
      {
        path: `/party/licences/:licenceId/${step}`,
        summary,
        right: 'party.licence.verify',
        params: LicenceParams,
        body: c.LicenceStepBody,
        answer: c.LicenceAnswer,
      },
      (ctx, { params, body: { id: _, ...order } }) => use(ctx, { ...order, ...params }),
    ),
  ),
  reading(
    {
      path: '/party/licences/:licenceId/changes',
      summary: 'Who changed what in a licence',
      right: 'party.organisation.read',
      params: LicenceParams,
      answer: Type.Object({ rows: Type.Array(c.LicenceChange) }),
    },
    (ctx, { params }) => showChanges(ctx, params.licenceId),
  ),
]
