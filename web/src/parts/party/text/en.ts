import { licencesEn } from './licences.en.ts'
import { onboardingEn } from './onboarding.en.ts'
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  ...licencesEn,
  ...onboardingEn,
  scope: 'Scope',
  issuedBy: 'Issued by',
  validity: 'Valid',
  endless: 'no end',
  noLicences: 'No licences on file',
  noLicencesHint: 'A firm can trade once its licences are entered and verified.',
  unverified: 'to be verified',
  lapsed: 'expired and locked',
  mode: 'Way of trade',
  'mode.wholesale': 'wholesale',
  'mode.chain': 'chain headquarters',
  'mode.retail': 'retail',
  reason: 'Reason',
  kind: 'Kind',
  uscc: 'Credit code',
  place: 'Place',
  contact: 'Contact',
  parent: 'Parent firm',
  health: 'Licences',
  noUscc: 'a person',
  stores: 'Firms and shops below it',
  storesFirst: 'First page',
  storesNext: 'Next page',
  divisionCode: 'Division code',
}
