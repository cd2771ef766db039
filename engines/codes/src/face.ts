export { type AdApproval, makeAdApproval, parseAdApproval } from './ad-approval.ts'
export {
  type ApprovalLetter,
  type ApprovalNumber,
  makeApprovalNumber,
  parseApprovalNumber,
} from './approval-number.ts'
export {
  type BankCard,
  makeBankAccount,
  makeBankCard,
  parseBankAccount,
  parseBankCard,
} from './bank-account.ts'
export type { Both } from './char-set.ts'
export { gs1Check, identityCheck, luhnCheck, organisationCheck, usccCheck } from './check-digit.ts'
export {
  type DeviceBusiness,
  makeDeviceBusiness,
  parseDeviceBusiness,
  parseDeviceProduction,
} from './device-business.ts'
export {
  type DeviceFiling,
  type DeviceRegistration,
  makeDeviceFiling,
  makeDeviceRegistration,
  parseDeviceFiling,
  parseDeviceRegistration,
} from './device-registration.ts'
export { type DiagnosisCode, makeDiagnosisCode, parseDiagnosisCode } from './diagnosis-code.ts'
export { type DivisionNames, divisionCode, provinceOfCityElsewhere } from './division.ts'
export {
  type BusinessMode,
  type DrugBusinessLicence,
  type DrugProductionLicence,
  makeDrugBusinessLicence,
  makeDrugProductionLicence,
  parseDrugBusinessLicence,
  parseDrugProductionLicence,
} from './drug-licence.ts'
export { type FirmName, parseFirmName } from './firm-name.ts'
export type { Parsed, Wrong } from './format.ts'
export { parseDigitalLink, writeDigitalLink } from './gs1/digital-link.ts'
export { type Element, type Gs1Data, parseGs1, writeGs1 } from './gs1/element-string.ts'
export { IDENTIFIERS, type Identifier } from './gs1/identifiers.ts'
export { gs1Day } from './gs1/read-value.ts'
export { type IdentityNumber, makeIdentityNumber, parseIdentityNumber } from './identity-number.ts'
export { type InsuranceCode, makeInsuranceCode, parseInsuranceCode } from './insurance-code.ts'
export {
  type DigitalInvoice,
  type InvoiceCode,
  makeDigitalInvoice,
  makeInvoiceCode,
  makeInvoiceNumber,
  parseDigitalInvoice,
  parseInvoiceCode,
  parseInvoiceNumber,
} from './invoice-number.ts'
export {
  type MedicalInstitution,
  makeMedicalInstitution,
  parseMedicalInstitution,
} from './medical-institution.ts'
export {
  makePharmacistLicence,
  makePhysicianLicence,
  makePhysicianQualification,
  type PhysicianQualification,
  parsePharmacistLicence,
  parsePhysicianLicence,
  parsePhysicianQualification,
} from './medical-person.ts'
export {
  type InformationCertificate,
  makeInformationCertificate,
  makePlatformFiling,
  type PlatformFiling,
  parseInformationCertificate,
  parsePlatformFiling,
} from './online-filing.ts'
export {
  type GspCertificate,
  makeGmpCertificate,
  makeGspCertificate,
  makeTradingCertificate,
  parseGmpCertificate,
  parseGspCertificate,
  parseTradingCertificate,
  type TradingCertificate,
} from './past-certificate.ts'
export {
  type DrugCode,
  type Gtin,
  makeDrugCode,
  makeGln,
  makeGtin,
  makeGtin13,
  makeSscc,
  parseDrugCode,
  parseGln,
  parseGtin,
  parseSscc,
} from './product-code.ts'
export type { Random } from './random.ts'
export { PROVINCE_CODES, PROVINCES, type Province, provinceOfCode, provinceOfShort } from './region.ts'
export type { CodeFormat, Evidence, ReadBack } from './table/code-format.ts'
export { type CodeKey, FORMATS } from './table/formats.ts'
export { makeTraceCode, makeUdi, parseTraceCode, parseUdi, type TraceCode, type Udi } from './trace-code.ts'
export { makeOrganisationCode, makeUscc, parseOrganisationCode, parseUscc, type Uscc } from './uscc.ts'
export { sayWrong, WHY_TEXTS, type Why } from './why.ts'
