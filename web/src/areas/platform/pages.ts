import type { IconName } from '../../kit/Icon.tsx'
import type { PlatformWord } from './text.ts'

type Page = {
  to: string
  word: PlatformWord
  icon: IconName
  open: (can: (right: string) => boolean) => boolean
}

/** Whoever sees every firm: the platform's people and the regulator. Others are here for their own firm only. */
export const seesAll = (can: (right: string) => boolean): boolean => can('platform.organisations.read')

/** The pages in the order of the navigation, each with what lets somebody see it. */
export const platformPages: readonly Page[] = [
  { to: '/platform/quality', word: 'qualityDesk', icon: 'check', open: seesAll },
  { to: '/platform/organisations', word: 'firms', icon: 'building', open: seesAll },
  { to: '/platform/products', word: 'products', icon: 'box', open: seesAll },
  { to: '/platform/changes', word: 'changes', icon: 'proof', open: can => can('catalogue.product.publish') },
  { to: '/platform/merges', word: 'merges', icon: 'return', open: can => can('catalogue.merge.propose') },
  { to: '/platform/searches', word: 'missed', icon: 'search', open: can => can('catalogue.search.read') },
  {
    to: '/platform/categories',
    word: 'categories',
    icon: 'grid',
    open: can => can('catalogue.category.edit'),
  },
  {
    to: '/platform/firm',
    word: 'ownFirm',
    icon: 'building',
    open: can => !seesAll(can) && can('party.organisation.read'),
  },
  {
    to: '/platform/onboarding',
    word: 'onboarding',
    icon: 'file',
    open: can => !seesAll(can) && can('party.licence.add'),
  },
  { to: '/platform/rules', word: 'rules', icon: 'law', open: () => true },
  { to: '/platform/hits', word: 'hits', icon: 'warn', open: can => can('rulebook.hits.read') },
  { to: '/platform/simulator', word: 'simulator', icon: 'search', open: can => can('trade.simulate') },
  { to: '/platform/overrides', word: 'overrides', icon: 'check', open: can => can('rulebook.override') },
  { to: '/platform/proofs', word: 'proofs', icon: 'proof', open: can => can('platform.proofs.read') },
  { to: '/platform/people', word: 'people', icon: 'users', open: can => can('identity.user.manage') },
  {
    to: '/platform/invitations',
    word: 'invitationsNav',
    icon: 'plus',
    open: can => can('identity.user.manage'),
  },
  { to: '/platform/access', word: 'access', icon: 'proof', open: can => can('identity.user.manage') },
  { to: '/platform/audit', word: 'audit', icon: 'clock', open: can => can('identity.audit.read') },
  { to: '/platform/keys', word: 'keys', icon: 'key', open: can => can('identity.key.manage') },
]
