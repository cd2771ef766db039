import { addUsers, hashPassword, noteDemoAccounts } from '@yaolian/identity'
import type { House } from '@yaolian/server'
import { act, allAccepted, at, chunks } from './act.ts'
import type { Firm, Firms, Person } from './plan-firms.ts'

/** The password of every account of a demo world, and of no other. */
export const DEMO_PASSWORD = 'yaolian-demo-2026'

type Account = { person: Person; name: string; roles: string[]; shown?: { zh: string; en: string } }

/** Accounts for the people of all firms that trade here; some of them are shown on the login page. */
export async function addPeople(house: House, firms: Firms, day: string): Promise<void> {
  const accounts = [...platformAccounts(firms), ...sellerAccounts(firms), ...buyerAccounts(firms)]
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const person = firms.platform[0]!.people.trade
  for (const some of chunks(accounts, 200))
    await act(house, { person, now: at(day, 8) }, async ctx =>
      allAccepted(
        await addUsers(
          ctx,
          some.map(({ person: { userId, orgId, name: displayName }, name, roles }) => ({
            userId,
            orgId,
            name,
            displayName,
            roles,
            passwordHash,
          })),
        ),
      ),
    )
  const shown = accounts.flatMap(({ name, roles, shown: what }) =>
    what ? [{ name, password: DEMO_PASSWORD, role: roles[0] ?? '', what }] : [],
  )
  await act(house, { person, now: at(day, 8) }, ctx => noteDemoAccounts(ctx, shown))
}

function platformAccounts(firms: Firms): Account[] {
  const { trade, quality } = firms.platform[0]!.people
  const [regulator] = firms.regulators
  return [
    {
      person: trade,
      name: 'platform',
      roles: ['platform_admin'],
      shown: { zh: '平台管理员：企业、规则、数据自证', en: 'Platform administrator: firms, rules, proofs' },
    },
    {
      person: quality,
      name: 'platform-quality',
      roles: ['platform_quality'],
      shown: { zh: '平台质量审核：资质与品种', en: 'Platform quality: licences and products' },
    },
    {
      person: regulator!.people.trade,
      name: 'regulator',
      roles: ['regulator'],
      shown: { zh: '药监人员：只读', en: 'Regulator: looks, changes nothing' },
    },
  ]
}

function sellerAccounts(firms: Firms): Account[] {
  return firms.distributors.flatMap(({ people, organisation }, i): Account[] => {
    const suffix = i === 0 ? '' : String(i + 1)
    const at = organisation.shortName ?? organisation.name
    const show = (zh: string, en: string) =>
      i === 0 ? { shown: { zh: `${at}：${zh}`, en: `Distributor: ${en}` } } : {}
    return [
      {
        person: people.trade,
        name: `sales${suffix}`,
        roles: ['sales_manager', 'warehouse'],
        ...show('销售与发货', 'sales and shipping'),
      },
      {
        person: people.quality,
        name: `quality${suffix}`,
        roles: ['quality'],
        ...show('质量管理（首营审核、退货、库存锁定）', 'quality (reviews, returns, holds)'),
      },
      {
        person: people.head,
        name: `quality-head${suffix}`,
        roles: ['quality_head'],
        ...show('质量负责人（首营批准）', 'quality head (approves firms and products)'),
      },
      {
        person: people.finance,
        name: `finance${suffix}`,
        roles: ['finance'],
        ...show('财务（对账、收款、授信）', 'finance (statements, payments, credit)'),
      },
    ]
  })
}

function buyerAccounts(firms: Firms): Account[] {
  const buyers = [...firms.terminals, ...firms.hospitals]
  const shown = shownBuyers(firms)
  return buyers.flatMap(({ people, organisation, papers }, i): Account[] => {
    const label = shown.get(organisation.orgId)
    const kind = { pharmacy: '药店', clinic: '诊所', hospital: '医院' }[organisation.kind as string] ?? ''
    const paper =
      papers === 'in order'
        ? ''
        : `，许可证${{ expired: '已过期', locked: '已锁定' }[papers as string] ?? ''}`
    return [
      {
        person: people.trade,
        name: label ?? `buyer${i + 1}`,
        roles: ['pharmacist'],
        ...(label && {
          shown: {
            zh: `${organisation.name}：${kind}采购与签收${paper}`,
            en: `Buyer (${organisation.kind}): orders and signs${papers === 'in order' ? '' : `; licence ${papers}`}`,
          },
        }),
      },
      {
        person: people.quality,
        name: `${label ?? `buyer${i + 1}`}-quality`,
        roles: ['quality'],
        ...(label === 'pharmacy' && {
          shown: {
            zh: `${organisation.name}：质量管理（首营审核）`,
            en: 'The same pharmacy: quality (reviews suppliers and products)',
          },
        }),
      },
      {
        person: people.head,
        name: `${label ?? `buyer${i + 1}`}-head`,
        roles: ['quality_head'],
        ...(label === 'pharmacy' && {
          shown: {
            zh: `${organisation.name}：质量负责人（首营批准）`,
            en: 'The same pharmacy: quality head (approves them)',
          },
        }),
      },
    ]
  })
}

/** One of each: a shop in order, one without antibiotics, one with an expired licence, a clinic, a hospital. */
function shownBuyers({ terminals, hospitals }: Firms): Map<string, string> {
  const find = (name: string, test: (firm: Firm) => boolean): [string, string][] => {
    const firm = [...terminals, ...hospitals].find(test)
    return firm ? [[firm.organisation.orgId, name]] : []
  }
  const inOrder = (firm: Firm): boolean => firm.papers === 'in order'
  const is = (firm: Firm, kind: string): boolean => firm.organisation.kind === kind
  return new Map([
    ...find('pharmacy', firm => is(firm, 'pharmacy') && inOrder(firm) && firm.scope.includes('antibiotic')),
    ...find(
      'pharmacy-limited',
      firm => is(firm, 'pharmacy') && inOrder(firm) && !firm.scope.includes('antibiotic'),
    ),
    ...find('pharmacy-expired', firm => is(firm, 'pharmacy') && firm.papers === 'expired'),
    ...find('clinic', firm => is(firm, 'clinic') && inOrder(firm)),
    ...find('hospital', firm => is(firm, 'hospital')),
  ])
}
