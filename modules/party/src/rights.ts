import type { RightTexts } from '@yaolian/kernel'

export const rights: RightTexts = {
  'party.organisation.read': { zh: '查看本企业与合作企业', en: 'See the own firm and its partners' },
  'party.organisation.register': { zh: '登记、停用企业', en: 'Register and close firms' },
  'platform.organisations.read': { zh: '查看全部企业', en: 'See every firm' },
  'party.licence.add': { zh: '录入、换发资质证照', en: 'Enter and renew licences' },
  'party.licence.verify': {
    zh: '质量审核：核验、锁定、解锁、吊销资质证照',
    en: 'Quality: verify, lock, unlock and revoke licences',
  },
  'party.relation.read': { zh: '查看首营审批', en: 'See approvals of suppliers and customers' },
  'party.relation.request': { zh: '发起首营审批', en: 'Ask for the approval of a supplier or customer' },
  'party.relation.review': {
    zh: '质量管理部审核首营企业、首营品种',
    en: 'Quality department: review, return, reject, suspend suppliers, customers and products',
  },
  'party.relation.approve': {
    zh: '质量负责人批准首营企业、首营品种',
    en: 'Quality head: approve, suspend and resume suppliers, customers and products',
  },
  'party.salesperson.edit': {
    zh: '维护销售人员授权，指定客户的业务员',
    en: 'Authorise salespeople and name who answers for a customer',
  },
  'party.address.read': { zh: '查看收货地址', en: 'See ship-to addresses' },
  'party.address.edit': { zh: '维护收货地址', en: 'Add and retire ship-to addresses' },
}

export const events: Record<string, string> = {
  'party.organisation_registered': 'kind, province, city',
  'party.organisation_closed': 'reason',
  'party.organisation_reopened': 'reason',
  'party.licence_changed': 'licenceKind, step, state, reason, validTo; the subject is the licence',
  'party.organisation_changed': 'province, city',
  'party.onboarding_submitted': '',
  'party.licence_expiring': 'licenceKind, validTo, stage: 90, 30 or 7 days; the subject is the licence',
  'party.licence_check_due': 'licenceKind, validTo, checkBy; the subject is the licence',
  'party.relation_requested': 'direction, partnerOrgId; the subject is the relation',
  'party.relation_reviewed': 'direction, partnerOrgId, state; the subject is the relation',
  'party.relation_returned': 'direction, partnerOrgId, state; the subject is the relation',
  'party.relation_lapsed': 'direction, partnerOrgId, state; the subject is the relation',
  'party.relation_papers_accepted': 'papersTo, accepted; the subject is the relation',
  'party.buying_policy_changed': 'firstProducts; the subject is the firm',
  'party.salesperson_changed': 'step (added, revoked), validTo; the subject is the salesperson',
  'party.salesperson_named': 'partnerOrgId, salespersonId; the subject is the relation',
  'party.relation_approved': 'direction, partnerOrgId, state, validTo; the subject is the relation',
  'party.relation_rejected': 'direction, partnerOrgId, state; the subject is the relation',
  'party.relation_suspended': 'direction, partnerOrgId, state; the subject is the relation',
}
