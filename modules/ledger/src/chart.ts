/** Side on which an account usually stands; its balance is shown positive there. */
type Side = 'debit' | 'credit'
export type ChartEntry = {
  zh: string
  en: string
  normal: Side
  /** One account for each customer or supplier; null where the organisation has one account in all. */
  perParty: 'buyer' | 'supplier' | null
  /** A memorandum account: it clears to zero and stands in no balance sheet. */
  memo?: true
}

/**
 * Chart of accounts (会计科目), codes of the 企业会计准则——应用指南 appendix; sub-accounts of 2221 as practice
 * numbers them. 9001 is ours: an order is a claim that waits for its signature, which no statutory account holds.
 */
export const CHART = {
  1002: { zh: '银行存款', en: 'Bank deposits', normal: 'debit', perParty: null },
  1122: { zh: '应收账款', en: 'Accounts receivable', normal: 'debit', perParty: 'buyer' },
  1405: { zh: '库存商品', en: 'Merchandise inventory', normal: 'debit', perParty: null },
  1406: { zh: '发出商品', en: 'Goods dispatched', normal: 'debit', perParty: null },
  2202: { zh: '应付账款', en: 'Accounts payable', normal: 'credit', perParty: 'supplier' },
  22210101: { zh: '应交增值税（进项税额）', en: 'Input VAT', normal: 'debit', perParty: null },
  22210107: { zh: '应交增值税（销项税额）', en: 'Output VAT', normal: 'credit', perParty: null },
  4001: { zh: '实收资本', en: 'Paid-in capital', normal: 'credit', perParty: null },
  6001: { zh: '主营业务收入', en: 'Revenue from main business', normal: 'credit', perParty: null },
  6401: { zh: '主营业务成本', en: 'Cost of main business', normal: 'debit', perParty: null },
  9001: { zh: '待履约订单', en: 'Orders to be fulfilled', normal: 'credit', perParty: null, memo: true },
} as const satisfies Record<string, ChartEntry>

export type AccountCode = `${keyof typeof CHART}`

export const chartEntry = (code: string): ChartEntry => {
  const entry = (CHART as Record<string, ChartEntry>)[code]
  if (!entry) throw new RangeError(`no account ${code} in the chart`)
  return entry
}
