export {
  type ApprovalLetter,
  type ApprovalNumber,
  makeApprovalNumber,
  parseApprovalNumber,
} from './approval-number.ts'
export { gs1Check, organisationCheck, usccCheck } from './check-digit.ts'
export {
  type DeviceBusiness,
  type DeviceRegistration,
  makeDeviceBusiness,
  makeDeviceRegistration,
  parseDeviceBusiness,
  parseDeviceRegistration,
} from './device-number.ts'
export {
  type BusinessMode,
  type DrugBusinessLicence,
  type DrugProductionLicence,
  makeDrugBusinessLicence,
  makeDrugProductionLicence,
  parseDrugBusinessLicence,
  parseDrugProductionLicence,
} from './drug-licence.ts'
export { type Parsed, WHY_TEXTS, type Why, type Wrong } from './format.ts'
export {
  type MedicalInstitution,
  makeMedicalInstitution,
  parseMedicalInstitution,
} from './medical-institution.ts'
export {
  type DrugCode,
  type Gtin,
  makeDrugCode,
  makeGtin13,
  parseDrugCode,
  parseGtin,
} from './product-code.ts'
export type { Random } from './random.ts'
export { PROVINCE_CODES, PROVINCES } from './region.ts'
export { makeUscc, parseUscc, type Uscc } from './uscc.ts'
