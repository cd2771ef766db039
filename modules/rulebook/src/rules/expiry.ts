import type { Condition, Rule } from '@yaolian/rules'
import type { LicenceFacts } from '../contract.ts'
import { licencesThat } from '../licence-scope.ts'
import { current, gsp, national, SIDES, type Side } from './parts.ts'
import { licence, tradeCase } from './trade-case.ts'

const WARN_DAYS = 60
const TRADING_LICENCES = licencesThat({ covers: 'drugs' }).filter(kind => kind !== 'drug_production')

/** The same kind of licence, current, and good for at least so many days more. */
export const replaced = (side: Side, held: string, plusDays: number): Condition => ({
  some: `${side}.licences`,
  as: 'newer',
  where: {
    all: [
      { fact: 'newer.kind', is: { fact: `${held}.kind` } },
      current('newer'),
      { fact: 'newer.validTo', onOrAfter: { fact: '$date', plusDays } },
    ],
  },
})

/** LIC-06: 60 days before a trading licence ends, both sides are told with every order. */
const endsSoon = (side: Side): Rule =>
  national({
    id: `LIC-06.${side}`,
    title: {
      zh: `${SIDES[side].zh}药品经营许可证临近到期`,
      en: `Drug business licence of ${SIDES[side].en} ends soon`,
    },
    text: {
      zh: '药品经营许可证有效期为五年；需要继续经营的，应当在有效期届满前六个月至两个月期间申请重新核发。',
      en: 'A drug business licence lasts five years; re-issue is to be applied for six to two months before it ends.',
    },
    source: {
      law: '药品经营和使用质量监督管理办法（总局令第84号）',
      article:
        '第十七条（申请期限条号未核实）；药品管理法实施条例（2019）第十七条，2026-05-15起为新条例第四十二条',
      from: '2024-01-01',
    },
    verified: false,
    from: '2024-01-01',
    decision: 'warn',
    override: { roles: ['quality'], twoPerson: false },
    appliesWhen: { fact: 'product.isDrug', is: true },
    requires: {
      every: `${side}.licences`,
      as: 'held',
      where: {
        any: [
          { fact: 'held.kind', notIn: TRADING_LICENCES },
          { not: current('held') },
          { fact: 'held.validTo', onOrAfter: { fact: '$date', plusDays: WARN_DAYS } },
          replaced(side, 'held', WARN_DAYS),
        ],
      },
    },
    message: {
      zh: `${SIDES[side].zh}的药品经营许可证将在 ${WARN_DAYS} 天内到期，到期后不能交易。`,
      en: `The drug business licence of ${SIDES[side].en} ends within ${WARN_DAYS} days; trading stops when it ends.`,
    },
    remedy: {
      zh: '请尽快申请换发，并上传新证照。',
      en: 'Apply for re-issue now and upload the new licence.',
    },
    fixtures: {
      pass: withLicence(side, { validTo: '2027-05-21' }),
      fail: withLicence(side, { validTo: '2027-01-01' }),
    },
  })

/**
 * GSP-05: once any licence that the firm's business with these goods stands on is expired, locked or revoked
 * and nothing current of that kind has taken its place, that business is locked.
 */
const isLocked = (side: Side): Rule =>
  national({
    id: `GSP-05.${side}`,
    title: {
      zh: `${SIDES[side].zh}资质失效自动锁定`,
      en: `Business locked: a qualification of ${SIDES[side].en} lapsed`,
    },
    text: {
      zh: '质量管理基础数据中的资质临近失效时，系统应当预警；失效时，系统应当自动锁定与该数据相关的业务功能，直至数据更新并经质量审核。',
      en: 'The system warns before qualification data lapses and, when it lapses, locks the business linked to it until it is renewed and approved by quality.',
    },
    source: gsp('附录2《药品经营企业计算机系统》（条号未核实）'),
    verified: false,
    from: '2016-07-13',
    decision: 'block',
    appliesWhen: true,
    requires: {
      every: `${side}.licences`,
      as: 'held',
      where: {
        any: [
          current('held'),
          { fact: 'held.state', is: 'superseded' },
          { fact: 'held.validFrom', after: { fact: '$date' } },
          aboutOtherGoods('drugs', { fact: 'product.isDrug', is: false }),
          aboutOtherGoods('devices', { fact: 'product.deviceClass', is: 0 }),
          replaced(side, 'held', 0),
        ],
      },
    },
    message: {
      zh: `${SIDES[side].zh}有证照已过期、被锁定或被吊销，相关业务已自动锁定。`,
      en: `A licence of ${SIDES[side].en} has expired or is locked or revoked, so the business that stands on it is locked.`,
    },
    remedy: {
      zh: '由质量部门更新证照并审核后自动解锁。',
      en: 'It unlocks when a new document has been filed and approved by quality.',
    },
    fixtures: {
      pass: withLicence(side, { validTo: '2027-01-01' }),
      fail: withLicence(side, { validTo: '2026-11-21' }),
    },
  })

function aboutOtherGoods(covers: 'drugs' | 'devices', whenNot: Condition): Condition {
  return { all: [{ fact: 'held.kind', in: licencesThat({ covers }) }, whenNot] }
}

function withLicence(side: Side, part: Partial<LicenceFacts>) {
  const kind = side === 'seller' ? 'drug_wholesale' : 'drug_retail'
  return tradeCase({ [side]: { licences: [licence(kind, part)] } })
}

export const expiryRules: Rule[] = [
  endsSoon('seller'),
  endsSoon('buyer'),
  isLocked('seller'),
  isLocked('buyer'),
]
