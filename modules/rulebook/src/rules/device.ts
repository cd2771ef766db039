import type { Condition, Rule } from '@yaolian/rules'
import { holds, national, SIDES, type Side, sellsItsOwn } from './parts.ts'
import { licence, tradeCase } from './trade-case.ts'

/** A class II filing does not cover class III, nor the other way round (第二十三条 lets a firm hold both). */
const mayTrade = (side: Side): Condition => ({
  any: [
    { all: [{ fact: 'product.deviceClass', is: 2 }, holds(side, ['device_class2'])] },
    { all: [{ fact: 'product.deviceClass', is: 3 }, holds(side, ['device_class3'])] },
  ],
})

const deviceRule = (side: Side, appliesWhen: Condition, requires: Condition): Rule =>
  national({
    id: `LIC-12.${side}`,
    title: { zh: `${SIDES[side].zh}医疗器械经营资质`, en: `Device qualification of ${SIDES[side].en}` },
    text: {
      zh: '经营第三类医疗器械实行许可管理，经营第二类医疗器械实行备案管理，经营第一类医疗器械不需要许可和备案；医疗器械注册人、备案人销售其注册、备案的医疗器械，无需办理经营许可或者备案。',
      en: 'Trading class III devices needs a licence, class II a filing, class I neither; a registrant needs neither for its own devices.',
    },
    source: {
      law: '医疗器械经营监督管理办法',
      article: '第四条、第十四条、第十六条、第二十一条、第二十七条',
      from: '2022-05-01',
    },
    verified: true,
    from: '2022-05-01',
    decision: 'block',
    appliesWhen,
    requires,
    message: {
      zh: `${SIDES[side].zh}没有经营第 {product.deviceClass} 类医疗器械的有效许可或备案。`,
      en: `${side === 'seller' ? 'The seller' : 'The buyer'} has no licence or filing in force for class {product.deviceClass} devices.`,
    },
    remedy: {
      zh: '办理相应的许可或备案并上传证照，经质量审核后恢复。',
      en: 'Obtain the licence or filing and upload it; it counts once quality has approved it.',
    },
    fixtures: {
      pass: deviceCase(side, 'device_class3'),
      fail: deviceCase(side, 'device_class2'),
    },
  })

const regulated: Condition = { fact: 'product.deviceClass', in: [2, 3] }
/** Hospitals, clinics and CDCs use devices; the others buy them to trade. */
const buysToTrade: Condition = { fact: 'buyer.kind', in: ['distributor', 'chain', 'pharmacy'] }

/** LIC-12: class II filing and class III licence. Second-class devices exempted by list are not modelled yet. */
export const deviceRules: Rule[] = [
  deviceRule('seller', regulated, { any: [mayTrade('seller'), sellsItsOwn] }),
  deviceRule('buyer', { all: [regulated, buysToTrade] }, mayTrade('buyer')),
]

function deviceCase(side: Side, kind: 'device_class2' | 'device_class3') {
  const part = { licences: [licence(kind, { scope: [] })] }
  return tradeCase({
    [side]: part,
    product: { scopeClass: 'device3', rx: 'none', isDrug: false, deviceClass: 3 },
  })
}
