import type { RightTexts } from '@yaolian/kernel'

export const rights: RightTexts = {
  'catalogue.product.read': { zh: '查看、搜索商品目录', en: 'See and search the catalogue' },
  'catalogue.product.add': {
    zh: '新增商品草稿、提交审核、申请变更',
    en: 'Enter product drafts, submit them, ask for changes',
  },
  'catalogue.product.publish': {
    zh: '质量审核：发布、暂停、撤下商品，批准变更',
    en: 'Quality: publish, suspend and withdraw products, approve changes',
  },
  'catalogue.search.read': { zh: '查看搜而未得的词', en: 'See what people looked for in vain' },
  'catalogue.category.edit': {
    zh: '维护本单位的商品分类',
    en: "Keep one's own category tree; the platform's people keep the platform's",
  },
  'catalogue.list.import': {
    zh: '导入本单位的商品清单、与目录匹配',
    en: "Import the firm's own product lists and match them",
  },
  'catalogue.merge.propose': { zh: '提出合并重复商品', en: 'Propose merging duplicate products' },
  'catalogue.merge.decide': {
    zh: '审批合并重复商品、撤销合并',
    en: 'Decide merges of products, take them back',
  },
  'catalogue.import': { zh: '导入商品目录', en: 'Import product lists' },
}

export const events: Record<string, string> = {
  'catalogue.product_merged': 'survivorId; the subject is the product that leads there',
  'catalogue.product_unmerged': 'survivorId; the subject is the product that stands for itself again',
  'catalogue.product_submitted': 'state, approvalState, reason; the subject is the product',
  'catalogue.product_returned': 'state, approvalState, reason; the subject is the product',
  'catalogue.product_changed': 'facts (names of what changed), state; the subject is the product',
  'catalogue.leaflet_changed': 'revisedOn, version; the subject is the product',
  'catalogue.drug_changed': 'englishName, atc, route; the subject is the drug',
  'catalogue.registrations_expiring': 'products, firstDay; the subject is the house',
  'catalogue.product_published': 'drugId, scopeClass, rx, temperature, state; the subject is the product',
  'catalogue.product_suspended': 'state, approvalState, reason; the subject is the product',
  'catalogue.product_resumed': 'state, approvalState, reason; the subject is the product',
  'catalogue.product_withdrawn': 'state, approvalState, reason; the subject is the product',
  'catalogue.approval_revoked': 'state, approvalState, reason; the subject is the product',
}
