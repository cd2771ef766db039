import type { RightTexts } from '@yaolian/kernel'

export const rights: RightTexts = {
  'trade.offer.read': { zh: '查看市场商品与我的价格', en: 'See the market and my prices' },
  'trade.order.place': { zh: '下单', en: 'Place orders' },
  'trade.order.read': { zh: '查看订单', en: 'See orders' },
  'trade.order.cancel': { zh: '取消订单', en: 'Cancel orders' },
  'trade.order.confirm': { zh: '审核放行订单', en: 'Release orders' },
  'trade.order.ship': { zh: '发货', en: 'Ship orders' },
  'trade.order.sign': { zh: '签收', en: 'Sign for deliveries' },
  'trade.order.expire': { zh: '终止逾期未确认订单', en: 'End orders nobody confirmed' },
  'trade.return.request': { zh: '申请退货', en: 'Ask to send goods back' },
  'trade.return.decide': { zh: '审核退货', en: 'Decide on returns' },
  'trade.statement.read': { zh: '查看对账单', en: 'See statements' },
  'trade.simulate': {
    zh: '试算：某品种能否卖给自己的客户',
    en: 'Ask whether a product may be sold to a customer, and why not',
  },
  'trade.simulate.any': {
    zh: '试算任意两家企业之间的交易',
    en: 'Ask it for any two firms',
  },
  'trade.payment.record': { zh: '登记收款', en: 'Record payments' },
}

/** Facts beside organisation, time and person; the subject is the order unless said otherwise. */
export const events: Record<string, string> = {
  'trade.order_placed': 'buyerOrgId, totalFen, shipTo, lines [product, quantity]',
  'trade.order_confirmed': 'number',
  'trade.order_shipped': 'buyerOrgId, carrierName',
  'trade.order_signed': 'buyerOrgId, signedFen, refused [lot, quantity, reason]',
  'trade.order_cancelled': 'buyerOrgId, side, reason',
  'trade.order_expired': 'buyerOrgId, number',
  'trade.order_stopped': 'buyerOrgId, rules that stop it now',
  'trade.order_freed': 'buyerOrgId',
  'trade.return_requested': 'returnId, number, reason, amountFen',
  'trade.return_accepted': 'returnId, number, amountFen, note',
  'trade.return_rejected': 'returnId, number, amountFen, note',
  'trade.payment_recorded': 'buyerOrgId, number, amountFen, matched; the subject is the payment',
}
