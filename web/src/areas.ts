import type { Area } from './kit/areas.ts'
import type { Me } from './kit/session.tsx'

const kindIn = (kinds: string[]) => (me: Me) => kinds.includes(me.organisation.kind)

/** The areas, in the order of the area menu; the first open one is where a user lands. */
export const areas: Area[] = [
  {
    key: 'platform',
    title: { zh: '平台管理', en: 'Platform' },
    home: '/platform',
    open: kindIn(['platform', 'regulator']),
  },
  {
    key: 'desk',
    title: { zh: '销售工作台', en: 'Sales desk' },
    home: '/desk',
    open: kindIn(['manufacturer', 'mah', 'distributor']),
  },
  {
    key: 'shop',
    title: { zh: '采购商城', en: 'Shop' },
    home: '/shop',
    open: kindIn(['pharmacy', 'chain', 'clinic', 'hospital', 'cdc', 'distributor']),
  },
]
