import type { Area } from './kit/areas.ts'
import type { Me } from './kit/session.tsx'

const kindIn = (me: Me, ...kinds: string[]) => kinds.includes(me.organisation.kind)
const may = (me: Me, right: string) => me.rights.includes(right)

/**
 * The areas, in the order of the area menu; the first open one is where a user lands. A firm that runs its own house
 * has the platform beside its trade; a distributor buys as well as it sells.
 */
export const areas: Area[] = [
  {
    key: 'desk',
    title: { zh: '销售工作台', en: 'Sales desk' },
    home: '/desk',
    open: me =>
      kindIn(me, 'manufacturer', 'mah', 'distributor') &&
      (may(me, 'trade.order.read') || may(me, 'stock.read')),
  },
  {
    key: 'shop',
    title: { zh: '采购商城', en: 'Shop' },
    home: '/shop',
    open: me =>
      may(me, 'trade.offer.read') ||
      (kindIn(me, 'pharmacy', 'chain', 'clinic', 'hospital', 'cdc') && may(me, 'trade.order.read')),
  },
  {
    key: 'platform',
    title: { zh: '平台管理', en: 'Platform' },
    home: '/platform',
    open: me => may(me, 'platform.organisations.read'),
  },
  // The same frame for a firm's own administrator, quality unit or pharmacist: licences, people, keys, rule hits.
  {
    key: 'firm',
    title: { zh: '企业管理', en: 'My firm' },
    home: '/platform',
    open: me =>
      !may(me, 'platform.organisations.read') &&
      (may(me, 'identity.user.manage') || may(me, 'party.licence.add')),
  },
]
