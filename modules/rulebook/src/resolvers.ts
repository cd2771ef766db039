import type { Resolver } from './contract.ts'

const own = (by: Resolver['by'], at: Resolver['at']): Resolver => ({ by, at })

/** Who can bring the facts in order so that a rule is met, and with what; by the rule's id without its province. */
const RESOLVERS: Readonly<Record<string, Resolver>> = {
  'LIC-01': own('seller', 'licences'),
  'LIC-02': own('nobody', 'order'),
  'LIC-03.seller': own('seller', 'licences'),
  'LIC-03.buyer': own('buyer', 'licences'),
  'LIC-04': own('buyer', 'licences'),
  'LIC-05': own('nobody', 'order'),
  'LIC-06.seller': own('seller', 'licences'),
  'LIC-06.buyer': own('buyer', 'licences'),
  'LIC-07.supplier': own('buyer', 'approvals'),
  'LIC-07.customer': own('seller', 'approvals'),
  'LIC-07.product': own('buyer', 'approvals'),
  'LIC-07.papers': own('buyer', 'approvals'),
  'LIC-08': own('seller', 'approvals'),
  'LIC-09': own('seller', 'stock'),
  'LIC-11': own('buyer', 'order'),
  'LIC-12.seller': own('seller', 'licences'),
  'LIC-12.buyer': own('buyer', 'licences'),
  'ONL-01': own('nobody', 'order'),
  'ONL-02': own('nobody', 'order'),
  'ONL-14': own('platform', 'licences'),
  'ONL-14.soon': own('platform', 'licences'),
  'ONL-17': own('platform', 'licences'),
  'ONL-18': own('nobody', 'order'),
  'ONL-19': own('seller', 'approvals'),
  'GSP-01': own('seller', 'stock'),
  'GSP-02': own('seller', 'stock'),
  'GSP-04': own('seller', 'stock'),
  'GSP-04.near': own('buyer', 'order'),
  'GSP-05.seller': own('seller', 'licences'),
  'GSP-05.buyer': own('buyer', 'licences'),
  'GSP-06': own('seller', 'product'),
  'GSP-06.approval': own('seller', 'product'),
  'GSP-07': own('buyer', 'order'),
  'GSP-11': own('buyer', 'order'),
  'GSP-13.receipt': own('buyer', 'order'),
  'GSP-23': own('seller', 'product'),
  'GSP-24': own('seller', 'approvals'),
  'GSP-26': own('nobody', 'stock'),
  'INV-01': own('seller', 'stock'),
  'INV-01.chain': own('seller', 'stock'),
  'RET-05': own('nobody', 'order'),
  'VAC-01': own('nobody', 'order'),
}

/** Undefined for a rule without an entry, which a test forbids. */
export const resolverOf = (ruleId: string): Resolver | undefined => RESOLVERS[ruleId.replace(/^CN-\d\d:/, '')]
