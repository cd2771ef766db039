import type { AdApproval } from './ad-approval.ts'
import type { ApprovalNumber } from './approval-number.ts'
import type { Both } from './char-set.ts'
import type { DeviceBusiness } from './device-business.ts'
import type { DeviceRegistration } from './device-registration.ts'
import type { DrugBusinessLicence } from './drug-licence.ts'
import { provinceOfCode, provinceOfShort } from './region.ts'

/** What a number says, as a person would read it back: one phrase a fact, the most telling first. */
export type Facts = readonly Both[]

const both = (zh: string, en: string): Both => ({ zh, en })
const same = (text: string): Both => both(text, text)
export const year = (value: number): Both => both(`${value} 年`, String(value))
export const serial = (value: string): Both => both(`顺序号 ${value}`, `serial ${value}`)

/** By the one-character name; 国 is the state. */
export function placeOfShort(short: string, city = ''): Facts {
  const province = provinceOfShort(short)
  if (short === '国') return [both('国家', 'the state')]
  const text = province ? both(province.zh, province.en) : same(short)
  return [city === '' ? text : both(`${text.zh}（${city}）`, `${text.en} (${city})`)]
}

export const placeOfCode = (region: string): Facts => {
  const province = provinceOfCode(region)
  if (region.startsWith('10')) return [both('国家登记', 'registered by the state')]
  return province ? [both(`${province.zh} ${region}`, `${province.en} ${region}`)] : []
}

const MODES: Record<DrugBusinessLicence['mode'], Both> = {
  wholesale: both('批发', 'wholesale'),
  chain: both('零售连锁总部', 'chain head office'),
  chain_store: both('零售连锁门店', 'chain store'),
  single_store: both('单体药店', 'single store'),
}
export const modeText = (mode: DrugBusinessLicence['mode']): Both => MODES[mode]

const LICENCE_FORMATS: Record<DrugBusinessLicence['format'], Both> = {
  of_2024: both('2024 年新编号', 'numbered since 2024'),
  earlier: both('2024 年以前的编号', 'numbered before 2024'),
  of_2001: both('早期数字编号', 'early number in digits'),
}
export const tellDrugBusiness = (read: DrugBusinessLicence): Facts => [
  ...placeOfShort(read.province),
  MODES[read.mode],
  ...(read.legalPerson === undefined
    ? []
    : [read.legalPerson ? both('法人企业', 'a legal person') : both('非法人企业', 'no legal person')]),
  LICENCE_FORMATS[read.format],
]

const APPROVALS: Record<ApprovalNumber['kind'], Both> = {
  chemical: both('化学药品', 'chemical drug'),
  tcm: both('中药', 'Chinese medicine'),
  biologic: both('生物制品', 'biologic'),
  repacked_import: both('进口分包装', 'import packed in China'),
  health_drug: both('保健药品', 'health drug'),
  diagnostic: both('体外化学诊断试剂', 'diagnostic'),
  excipient: both('药用辅料', 'excipient'),
}
const ORIGINS = {
  domestic: both('境内生产', 'made in China'),
  imported: both('境外生产', 'imported'),
  hong_kong_macao_taiwan: both('港澳台', 'Hong Kong, Macao or Taiwan'),
}
export function tellApproval({ kind, origin, form, bulk, digits }: ApprovalNumber): Facts {
  const first = digits.slice(0, 4)
  const byYear = form === 'registration' || /^(?:19|20)/.test(first)
  const province = provinceOfCode(digits)
  const since = byYear && Number(first) > 1980 ? [year(Number(first))] : []
  const moved = !byYear && province ? [both(`${province.zh}原批准`, `first approved by ${province.en}`)] : []
  return [APPROVALS[kind], ORIGINS[origin], ...(bulk ? [both('大包装', 'in bulk')] : []), ...since, ...moved]
}

const CLASSES = {
  2: both('第二类医疗器械', 'class II device'),
  3: both('第三类医疗器械', 'class III device'),
}
export const tellDevice = (read: DeviceRegistration): Facts => [
  CLASSES[read.deviceClass],
  ORIGINS[read.origin],
  ...placeOfShort(read.authority),
  year(read.year),
  both(`分类 ${read.category}`, `category ${read.category}`),
]

export const tellDeviceBusiness = (read: DeviceBusiness): Facts => [
  ...placeOfShort(read.province, read.city),
  read.kind === 'licence' ? both('许可', 'licence') : both('备案', 'filing'),
  year(read.year),
  serial(read.serial),
]

const AD_KINDS: Record<AdApproval['kind'], Both> = {
  drug: both('药品广告', 'drug'),
  device: both('医疗器械广告', 'device'),
  health_food: both('保健食品广告', 'health food'),
  special_food: both('特医食品广告', 'special medical food'),
}
const MEDIA = { film: both('视频', 'film'), sound: both('音频', 'sound'), text: both('文字', 'text') }
export const tellAd = (read: AdApproval): Facts => [
  ...placeOfShort(read.authority),
  AD_KINDS[read.kind],
  MEDIA[read.medium],
  both(`有效至 ${read.expiresOn}`, `until ${read.expiresOn}`),
]
