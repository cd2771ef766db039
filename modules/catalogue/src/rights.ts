import type { RightTexts } from '@yaolian/kernel'

export const rights: RightTexts = {
  'catalogue.product.read': { zh: '查看、搜索商品目录', en: 'See and search the catalogue' },
  'catalogue.product.add': { zh: '新增商品草稿', en: 'Enter product drafts' },
  'catalogue.product.publish': {
    zh: '质量审核：发布、暂停、撤下商品',
    en: 'Quality: publish, suspend and withdraw products',
  },
  'catalogue.import': { zh: '导入商品目录', en: 'Import product lists' },
}

export const events: Record<string, string> = {
  'catalogue.product_published': 'drugId, scopeClass, rx, temperature, state; the subject is the product',
  'catalogue.product_suspended': 'state, approvalState, reason; the subject is the product',
  'catalogue.product_resumed': 'state, approvalState, reason; the subject is the product',
  'catalogue.product_withdrawn': 'state, approvalState, reason; the subject is the product',
  'catalogue.approval_revoked': 'state, approvalState, reason; the subject is the product',
}
