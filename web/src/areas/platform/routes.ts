/**
 * The platform's own screens (organisations, products, rules, hits, proofs) and, for every firm's administrator, its
 * people, keys and licences. Built apart from the desk; questions about these pages belong here.
 */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { prefetchList } from '../../kit/prefetchList.ts'
import { prefetch } from '../../kit/queries.ts'
import { rootRoute } from '../../root.tsx'

const platform = createRoute({
  getParentRoute: () => rootRoute,
  path: '/platform',
  component: lazyRouteComponent(() => import('./PlatformFrame.tsx'), 'PlatformFrame'),
})

const simulator = createRoute({
  getParentRoute: () => platform,
  path: '/simulator',
  component: lazyRouteComponent(() => import('./rules/RulePages.tsx'), 'PlatformSimulator'),
})

const overrides = createRoute({
  getParentRoute: () => platform,
  path: '/overrides',
  component: lazyRouteComponent(() => import('./rules/RulePages.tsx'), 'PlatformOverrides'),
})

const home = createRoute({
  getParentRoute: () => platform,
  path: '/',
  component: lazyRouteComponent(() => import('./PlatformFrame.tsx'), 'PlatformHome'),
})

const organisations = createRoute({
  getParentRoute: () => platform,
  path: '/organisations',
  loader: ({ location }) => prefetchList('/party/organisations', location.search),
  component: lazyRouteComponent(() => import('./firms/Firms.tsx'), 'Firms'),
})

const importFirms = createRoute({
  getParentRoute: () => platform,
  path: '/organisations/import',
  component: lazyRouteComponent(() => import('./firms/ImportFirms.tsx'), 'ImportFirms'),
})

const organisation = createRoute({
  getParentRoute: () => platform,
  path: '/organisations/$orgId',
  loader: ({ params }) => prefetch(`/party/organisations/${params.orgId}`),
  component: lazyRouteComponent(() => import('./firms/FirmPage.tsx'), 'FirmPage'),
})

const ownFirm = createRoute({
  getParentRoute: () => platform,
  path: '/firm',
  loader: () => prefetch('/party/organisation'),
  component: lazyRouteComponent(() => import('./firms/FirmPage.tsx'), 'OwnFirm'),
})

const qualityDesk = createRoute({
  getParentRoute: () => platform,
  path: '/quality',
  loader: ({ location }) => prefetchList('/party/desk/licences', location.search),
  component: lazyRouteComponent(() => import('./quality/QualityDesk.tsx'), 'QualityDesk'),
})

const merges = createRoute({
  getParentRoute: () => platform,
  path: '/merges',
  loader: ({ location }) => prefetchList('/catalogue/merges', location.search),
  component: lazyRouteComponent(() => import('./merges/Merges.tsx'), 'Merges'),
})

const missed = createRoute({
  getParentRoute: () => platform,
  path: '/searches',
  loader: ({ location }) => prefetchList('/catalogue/searches/missed', location.search),
  component: lazyRouteComponent(() => import('../../parts/catalogue/Missed.tsx'), 'Missed'),
})

const onboarding = createRoute({
  getParentRoute: () => platform,
  path: '/onboarding',
  component: lazyRouteComponent(() => import('../../parts/party/onboarding/Onboard.tsx'), 'OwnOnboarding'),
})

const onboardingFirm = createRoute({
  getParentRoute: () => platform,
  path: '/organisations/$orgId/onboarding',
  component: lazyRouteComponent(() => import('./firms/OnboardFirm.tsx'), 'OnboardFirm'),
})

const products = createRoute({
  getParentRoute: () => platform,
  path: '/products',
  loader: ({ location }) => prefetchList('/catalogue/products', location.search),
  component: lazyRouteComponent(() => import('./products/Products.tsx'), 'Products'),
})

const product = createRoute({
  getParentRoute: () => platform,
  path: '/products/$productId',
  loader: ({ params }) => prefetch(`/catalogue/products/${params.productId}`),
  component: lazyRouteComponent(() => import('./products/ProductPage.tsx'), 'ProductPage'),
})

const changes = createRoute({
  getParentRoute: () => platform,
  path: '/changes',
  loader: ({ location }) => prefetchList('/catalogue/changes', location.search),
  component: lazyRouteComponent(() => import('./changes/Changes.tsx'), 'Changes'),
})

const expiring = createRoute({
  getParentRoute: () => platform,
  path: '/registrations',
  loader: ({ location }) => prefetchList('/catalogue/expiring-registrations', location.search),
  component: lazyRouteComponent(() => import('./products/Expiring.tsx'), 'Expiring'),
})

const drugs = createRoute({
  getParentRoute: () => platform,
  path: '/drugs',
  loader: ({ location }) => prefetchList('/catalogue/drugs', location.search),
  component: lazyRouteComponent(() => import('./drugs/Drugs.tsx'), 'Drugs'),
})

const drug = createRoute({
  getParentRoute: () => platform,
  path: '/drugs/$drugId',
  loader: ({ params }) => prefetch(`/catalogue/drugs/${params.drugId}`),
  component: lazyRouteComponent(() => import('./drugs/DrugPage.tsx'), 'DrugPage'),
})

const categories = createRoute({
  getParentRoute: () => platform,
  path: '/categories',
  component: lazyRouteComponent(() => import('./categories/Categories.tsx'), 'Categories'),
})

const rules = createRoute({
  getParentRoute: () => platform,
  path: '/rules',
  loader: () => prefetch('/rulebook/rules'),
  component: lazyRouteComponent(() => import('./rules/Rules.tsx'), 'Rules'),
})

const rule = createRoute({
  getParentRoute: () => platform,
  path: '/rules/$ruleId',
  loader: ({ params }) => prefetch(`/rulebook/rules/${encodeURIComponent(params.ruleId)}`),
  component: lazyRouteComponent(() => import('./rules/RulePage.tsx'), 'RulePage'),
})

const hits = createRoute({
  getParentRoute: () => platform,
  path: '/hits',
  loader: ({ location }) => prefetchList('/rulebook/hits', location.search),
  component: lazyRouteComponent(() => import('./rules/Hits.tsx'), 'Hits'),
})

const proofs = createRoute({
  getParentRoute: () => platform,
  path: '/proofs',
  loader: () => prefetch('/platform/proofs'),
  component: lazyRouteComponent(() => import('./proofs/Proofs.tsx'), 'Proofs'),
})

const people = createRoute({
  getParentRoute: () => platform,
  path: '/people',
  loader: ({ location }) => prefetchList('/identity/users', location.search),
  component: lazyRouteComponent(() => import('./people/People.tsx'), 'People'),
})

const firmPeople = createRoute({
  getParentRoute: () => platform,
  path: '/organisations/$orgId/people',
  loader: ({ params, location }) => prefetchList('/identity/users', location.search, { orgId: params.orgId }),
  component: lazyRouteComponent(() => import('./people/People.tsx'), 'FirmPeople'),
})

const invitations = createRoute({
  getParentRoute: () => platform,
  path: '/invitations',
  loader: ({ location }) => prefetchList('/identity/invitations', location.search),
  component: lazyRouteComponent(() => import('./people/Invitations.tsx'), 'Invitations'),
})

const access = createRoute({
  getParentRoute: () => platform,
  path: '/access',
  loader: () => prefetch('/identity/roles/matrix'),
  component: lazyRouteComponent(() => import('./access/Access.tsx'), 'Access'),
})

const audit = createRoute({
  getParentRoute: () => platform,
  path: '/audit',
  loader: ({ location }) => prefetchList('/identity/audit', location.search),
  component: lazyRouteComponent(() => import('./audit/Audit.tsx'), 'Audit'),
})

const keys = createRoute({
  getParentRoute: () => platform,
  path: '/keys',
  loader: () => prefetch('/identity/keys'),
  component: lazyRouteComponent(() => import('./keys/Keys.tsx'), 'Keys'),
})

export const platformRoutes = platform.addChildren([
  home,
  qualityDesk,
  onboarding,
  onboardingFirm,
  organisations,
  importFirms,
  organisation,
  firmPeople,
  ownFirm,
  products,
  merges,
  missed,
  product,
  changes,
  expiring,
  drugs,
  drug,
  categories,
  rules,
  rule,
  hits,
  simulator,
  overrides,
  proofs,
  people,
  invitations,
  access,
  audit,
  keys,
])
