import { type ApprovalNumber, parseApprovalNumber, parseDeviceRegistration } from '@yaolian/codes'
import type { ScopeClass } from './contract.ts'

/** `none`: the class is traded without a number of its own. Positions count in the text as it was typed. */
export type Approval =
  | { state: 'valid'; approvalNo: string }
  | { state: 'none' }
  | { state: 'wrong'; why: string; at: number }

type ApprovalKind = ApprovalNumber['kind']
const CHEMICAL: readonly ApprovalKind[] = ['chemical', 'repacked_import', 'health_drug']
const BIOLOGIC: readonly ApprovalKind[] = ['biologic', 'repacked_import', 'diagnostic']

/** Which letters the number of a class may have; some peptides and enzymes are registered as chemicals. */
const DRUGS: Partial<Record<ScopeClass, readonly ApprovalKind[]>> = {
  chemical: CHEMICAL,
  antibiotic: CHEMICAL,
  psychotropic1: CHEMICAL,
  psychotropic2: CHEMICAL,
  narcotic: [...CHEMICAL, 'tcm'],
  precursor: CHEMICAL,
  radioactive: [...CHEMICAL, 'biologic'],
  toxic: [...CHEMICAL, 'biologic', 'tcm'],
  anabolic: [...CHEMICAL, 'biologic'],
  biochemical: [...CHEMICAL, 'biologic'],
  biologic: [...BIOLOGIC, 'chemical'],
  blood: BIOLOGIC,
  vaccine: BIOLOGIC,
  tcm_patent: ['tcm', 'repacked_import', 'health_drug'],
}
/** Herbs and slices have no number but for a few, which are registered like patent medicines. */
const WITHOUT: readonly ScopeClass[] = ['tcm_slices', 'tcm_material']

/** Class I devices are filed: 国 or a province, the city, 械备, year and serial (器械注册与备案管理办法 §116). */
const FILED_DEVICE =
  /^[国京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云黔滇藏陕甘青宁新]\S{0,4}械备(?:20\d{6,10})号?$/
/** 保健食品注册与备案管理办法 §52. */
const HEALTH_FOOD = /^(?:国食健(?:注|字)?[GJ]20\d{6}|食健备[GJ]20\d{10})$/
/** Disinfectants: licence of their maker. */
const DISINFECTANT = /^\(?[\u4e00-\u9fa5]\)?卫消证字\(20\d\d\)第?[A-Z]?\d{3,5}号?$/

/** Reads a number in the light of the product's class; the number comes back in its one spelling. */
export function checkApproval(scopeClass: ScopeClass, typed: string | null): Approval {
  const text = typed?.trim() ?? ''
  if (text === '') return WITHOUT.includes(scopeClass) ? { state: 'none' } : wrong('empty', 0)
  const kinds = WITHOUT.includes(scopeClass) ? DRUGS.tcm_patent : DRUGS[scopeClass]
  if (kinds) {
    const read = parseApprovalNumber(text)
    if (!read.ok) return wrong(read.why, read.at)
    return kinds.includes(read.kind) ? { state: 'valid', approvalNo: read.code } : wrong('class', 0)
  }
  if (scopeClass === 'device2' || scopeClass === 'device3') {
    const read = parseDeviceRegistration(text)
    if (!read.ok) return wrong(read.why, read.at)
    const fits = read.deviceClass === (scopeClass === 'device3' ? 3 : 2)
    return fits ? { state: 'valid', approvalNo: read.code } : wrong('class', 0)
  }
  const tidy = text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const format =
    scopeClass === 'device1' ? FILED_DEVICE : scopeClass === 'health_food' ? HEALTH_FOOD : DISINFECTANT
  return format.test(tidy) ? { state: 'valid', approvalNo: tidy } : wrong('word', 0)
}

const wrong = (why: string, at: number): Approval => ({ state: 'wrong', why, at })

/** Whether the text is a number of any kind, whatever the class: what an import can say before classifying. */
export function readAnyApproval(typed: string): Approval {
  const drug = parseApprovalNumber(typed)
  if (drug.ok) return { state: 'valid', approvalNo: drug.code }
  const device = parseDeviceRegistration(typed)
  if (device.ok) return { state: 'valid', approvalNo: device.code }
  const tidy = typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if ([FILED_DEVICE, HEALTH_FOOD, DISINFECTANT].some(format => format.test(tidy)))
    return { state: 'valid', approvalNo: tidy }
  return tidy.includes('械') ? wrong(device.why, device.at) : wrong(drug.why, drug.at)
}
