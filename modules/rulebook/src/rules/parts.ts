import type { Bilingual, Condition, Rule } from '@yaolian/rules'
import type { LicenceKind } from '../contract.ts'

/** The side of an order that a rule looks at, as its messages call it. */
export type Side = 'seller' | 'buyer'
export const SIDES: Record<Side, Bilingual> = {
  seller: { zh: '供货方', en: 'the seller' },
  buyer: { zh: '购货方', en: 'the buyer' },
}

/** A licence that may be relied on today: its state is good and the business date lies within its days. */
export const current = (licence: string): Condition => ({
  all: [
    { fact: `${licence}.state`, is: 'valid' },
    { fact: `${licence}.validFrom`, onOrBefore: { fact: '$date' } },
    { fact: `${licence}.validTo`, onOrAfter: { fact: '$date' } },
  ],
})

/** The side holds a current licence of one of these kinds (with the product's class in its scope). */
export function holds(
  side: Side,
  kinds: LicenceKind[],
  scope: 'in scope' | 'any scope' = 'any scope',
): Condition {
  const inScope: Condition = { fact: 'licence.scope', includes: { fact: 'product.scopeClass' } }
  return {
    some: `${side}.licences`,
    as: 'licence',
    where: {
      all: [
        { fact: 'licence.kind', in: kinds },
        current('licence'),
        ...(scope === 'in scope' ? [inScope] : []),
      ],
    },
  }
}

export const isDrug: Condition = { fact: 'product.isDrug', is: true }

/** The product is registered in the seller's own name. */
export const sellsItsOwn: Condition = { fact: 'product.mahOrgId', is: { fact: 'seller.orgId' } }

/** A holder of the registration may sell that product itself (药品管理法 §34). */
export const sellerIsHolder: Condition = { all: [{ fact: 'seller.kind', is: 'mah' }, sellsItsOwn] }

/**
 * A drug that only licensed firms may trade. Medicinal materials without approval management are left out:
 * §55 lets licensed firms buy them from anyone, and §60 lets markets sell them.
 */
export const needsLicence: Condition = {
  all: [
    isDrug,
    {
      not: {
        all: [
          { fact: 'product.scopeClass', is: 'tcm_material' },
          { fact: 'product.approvalState', is: 'none' },
        ],
      },
    },
  ],
}

/** A national rule, first version, that nobody may override unless it says otherwise. */
export const national = (
  rule: Omit<Rule, 'version' | 'jurisdiction' | 'override'> & Partial<Pick<Rule, 'version' | 'override'>>,
): Rule => ({ version: 1, jurisdiction: 'CN', override: { never: true }, ...rule })

/** In force since 2019-12-01; text read (LawRefBook/Laws). */
export const drugLaw = (article: string) =>
  ({ law: '中华人民共和国药品管理法（2019年修订）', article, from: '2019-12-01' }) as const

/** 国家市场监督管理总局令第58号; quoted sentences only, whole text not read. */
export const onlineSales = (article: string) =>
  ({ law: '药品网络销售监督管理办法', article, from: '2022-12-01' }) as const

/** 国家食品药品监督管理总局令第28号; article numbers not read. */
export const gsp = (article: string) =>
  ({ law: '药品经营质量管理规范（2016年修正）', article, from: '2016-07-13' }) as const
