import type { RightTexts } from '@yaolian/kernel'

export const rights: RightTexts = {
  'identity.user.manage': { zh: '管理本企业员工与岗位', en: 'Manage people and roles of the own firm' },
  'identity.key.manage': { zh: '管理本企业接口密钥', en: 'Manage API keys of the own firm' },
  'identity.journal.read': { zh: '查看登录与授权记录', en: 'See who signed in and who changed rights' },
  'identity.audit.read': {
    zh: '查看本企业的操作与查阅记录',
    en: 'See who saw or changed what in the own firm',
  },
  'identity.person.reveal': { zh: '查看员工完整联系方式', en: "See people's full contact details" },
  'platform.audit.read': {
    zh: '查看任一企业的操作与查阅记录',
    en: 'See who saw or changed what in any firm',
  },
  'platform.users.manage': { zh: '管理任一企业的员工', en: 'Manage people of every firm' },
  'platform.proofs.read': { zh: '查看数据自证结果', en: 'See the proofs of the sums' },
}

export const events: Record<string, string> = {
  'identity.user_added': 'roles; the subject is the user',
  'identity.roles_changed': 'before, roles; the subject is the user',
  'identity.user_disabled': 'the subject is the user',
  'identity.user_enabled': 'the subject is the user',
  'identity.key_made': 'name, rights, expiresAt; the subject is the key',
  'identity.key_rotated': 'name, rights, expiresAt, replaces; the subject is the new key',
  'identity.invited': 'kind, roles or firmKind, expiresAt; the subject is the invitation',
  'identity.invitation_revoked': 'kind; the subject is the invitation',
  'identity.invitation_accepted': 'kind, userId, acceptedOrgId; the subject is the invitation',
  'identity.policy_changed': 'secondFactorRequired; the subject is the firm',
  'identity.key_revoked': 'name; the subject is the key',
}
