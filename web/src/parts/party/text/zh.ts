import { licencesZh } from './licences.zh.ts'
import { onboardingZh } from './onboarding.zh.ts'

export const zh = {
  ...licencesZh,
  ...onboardingZh,
  scope: '经营范围',
  issuedBy: '发证机关',
  validity: '有效期',
  endless: '长期',
  noLicences: '还没有登记证照',
  noLicencesHint: '登记并核验证照后，企业才能交易。',
  unverified: '待核验',
  lapsed: '已过期，自动锁定',
  mode: '经营方式',
  'mode.wholesale': '批发',
  'mode.chain': '零售连锁总部',
  'mode.retail': '零售',
  reason: '原因',
  kind: '类型',
  uscc: '统一社会信用代码',
  place: '所在地',
  contact: '联系人',
  parent: '上级企业',
  health: '资质',
  noUscc: '自然人',
}
