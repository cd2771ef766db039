import type { RightTexts } from '@yaolian/kernel'

export const rights: RightTexts = {
  'credit.read': { zh: '查看授信额度与账期', en: 'Read credit lines granted and received' },
  'credit.change': { zh: '设置、锁定、解锁授信额度', en: 'Set, lock and unlock credit lines' },
}

export const events: Record<string, string> = {
  'credit.exposure_changed':
    'buyerOrgId, limitFen, termDays, state, lockReason, version, cause (set, locked, unlocked, overdue, settled); subject is the buyer',
}
