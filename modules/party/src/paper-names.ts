import type { PaperKind } from './contract.ts'

/** The documents as the printed form calls them. */
export const PAPER_NAMES: Readonly<Record<PaperKind, string>> = {
  licence_copy: '许可证复印件',
  business_licence: '营业执照复印件',
  annual_report: '企业年度报告公示',
  seal_specimen: '印章印模',
  note_specimen: '随货同行单样式',
  bank_account: '开户户名、银行、账号',
  quality_agreement: '质量保证协议',
  authorisation: '销售人员授权书',
  buyer_authorisation: '采购及提货人员委托书',
  registration: '药品注册证书（批件）',
  leaflet: '说明书、标签',
  quality_standard: '质量标准',
  test_report: '检验报告书',
  other: '其他资料',
}

/** The steps of a file as the printed form calls them. */
export const STEP_NAMES: Readonly<Record<string, string>> = {
  draft: '建档',
  request: '业务部门申请',
  submit: '业务部门提交',
  review: '质量管理部审核',
  approve: '质量负责人批准',
  return: '退回补正',
  reject: '不予通过',
  withdraw: '撤回',
  suspend: '暂停',
  resume: '恢复',
  lapse: '资质变更，审批失效',
}
