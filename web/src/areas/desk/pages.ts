import type { IconName } from '../../kit/Icon.tsx'
import type { DeskWord } from './text.ts'

/** The pages of the desk in the order of its navigation, each with the right that lets somebody see it. */
export const deskPages: readonly { to: string; word: DeskWord; icon: IconName; right: string }[] = [
  { to: '/desk/orders', word: 'orders', icon: 'orders', right: 'trade.order.read' },
  { to: '/desk/products', word: 'products', icon: 'box', right: 'price.read' },
  { to: '/desk/searches', word: 'missed', icon: 'search', right: 'catalogue.search.read' },
  { to: '/desk/stock', word: 'stock', icon: 'stock', right: 'stock.read' },
  { to: '/desk/customers', word: 'customers', icon: 'building', right: 'party.relation.read' },
  { to: '/desk/salespeople', word: 'salespeople', icon: 'users', right: 'party.relation.read' },
  { to: '/desk/suppliers', word: 'suppliers', icon: 'truck', right: 'party.relation.read' },
  { to: '/desk/first-products', word: 'firstProducts', icon: 'check', right: 'party.relation.read' },
  { to: '/desk/statement', word: 'statement', icon: 'money', right: 'trade.statement.read' },
  { to: '/desk/returns', word: 'returns', icon: 'return', right: 'trade.order.read' },
  { to: '/desk/simulator', word: 'simulator', icon: 'search', right: 'trade.simulate' },
  { to: '/desk/overrides', word: 'overrides', icon: 'check', right: 'rulebook.override' },
  { to: '/desk/licences', word: 'licences', icon: 'proof', right: 'party.organisation.read' },
]
