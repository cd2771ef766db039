import { command, type Route, reading } from '@yaolian/kernel'
import { Id, OnlyId } from '@yaolian/kernel/contract'
import Type from 'typebox'
import { editFirm, showOnboarding, submitOnboarding } from './onboarding.ts'
import * as c from './onboarding-contract.ts'

const OrgParams = Type.Object({ orgId: Id })

export const onboardingRoutes = (): Route[] => [
  reading(
    {
      path: '/party/onboarding/:orgId',
      summary: 'Where a firm stands on its way in, and what is missing: its own or, for the platform, any',
      right: 'signed-in',
      params: OrgParams,
      answer: c.Onboarding,
    },
    (ctx, { params }) => showOnboarding(ctx, params.orgId),
  ),
  command(
    {
      path: '/party/onboarding/:orgId/facts',
      summary: 'Bring the facts of a firm up to date; what stood there before is kept',
      right: 'signed-in',
      params: OrgParams,
      body: c.EditFirmBody,
      answer: c.FirmEdited,
    },
    (ctx, { params, body: { id: _, ...order } }) => editFirm(ctx, { ...order, ...params }),
  ),
  command(
    {
      path: '/party/onboarding/:orgId/submit',
      summary: 'Hand a firm to quality',
      right: 'signed-in',
      params: OrgParams,
      body: OnlyId,
      answer: c.Submitted,
    },
    (ctx, { params }) => submitOnboarding(ctx, params.orgId),
  ),
]
