import type { RightTexts } from '@yaolian/kernel'

export const rights: RightTexts = {
  'identity.user.manage': { zh: '管理本企业员工与岗位', en: 'Manage people and roles of the own firm' },
  'identity.key.manage': { zh: '管理本企业接口密钥', en: 'Manage API keys of the own firm' },
  'identity.journal.read': { zh: '查看登录与授权记录', en: 'See who signed in and who changed rights' },
  'platform.users.manage': { zh: '管理任一企业的员工', en: 'Manage people of every firm' },
  'platform.proofs.read': { zh: '查看数据自证结果', en: 'See the proofs of the sums' },
}

export const events: Record<string, string> = {
  'identity.user_added': 'roles; the subject is the user',
  'identity.roles_changed': 'before, roles; the subject is the user',
  'identity.user_disabled': 'the subject is the user',
  'identity.user_enabled': 'the subject is the user',
  'identity.key_made': 'name, rights, expiresAt; the subject is the key',
  'identity.key_revoked': 'name; the subject is the key',
}
