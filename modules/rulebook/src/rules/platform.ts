import type { Rule } from '@yaolian/rules'
import { replaced } from './expiry.ts'
import { drugLaw, national, onlineSales } from './parts.ts'
import { CASE_SELLER, licence, OTHER, tradeCase } from './trade-case.ts'

const REVERIFY_DAYS = 183
const REMIND_DAYS = 150

/** ONL-02, ONL-14, ONL-17, LIC-11: what the platform owes the market, and what a chain owes its shops. */
export const platformRules: Rule[] = [
  national({
    id: 'ONL-02',
    title: { zh: '禁止清单：院内制剂与配方颗粒', en: 'Ban list: hospital preparations, formula granules' },
    text: {
      zh: '药品网络销售禁止清单（第一版）：政策法规明确禁止网络销售的药品，包括疫苗、血液制品、麻醉药品、精神药品、医疗用毒性药品、放射性药品、药品类易制毒化学品、医疗机构制剂、中药配方颗粒。',
      en: 'First list of drugs that may not be sold online: the seven specially controlled kinds, preparations of medical institutions, and formula granules.',
    },
    source: {
      law: '药品网络销售禁止清单（第一版）（国家药监局公告2022年第111号）',
      article: '第一部分',
      from: '2022-12-01',
    },
    verified: true,
    from: '2022-12-01',
    decision: 'block',
    appliesWhen: { fact: 'channel', in: ['b2b'] },
    requires: { fact: 'product.onlineBan', is: 'none' },
    message: {
      zh: '医疗机构制剂、中药配方颗粒在网络销售禁止清单内，不得在网络上销售。',
      en: 'Hospital preparations and formula granules are on the ban list and may not be sold online.',
    },
    remedy: { zh: '请从平台撤下该品种。', en: 'Take the product off the platform.' },
    fixtures: {
      pass: tradeCase(),
      fail: tradeCase({ product: { scopeClass: 'tcm_slices', onlineBan: 'granules' } }),
    },
  }),
  national({
    id: 'ONL-14',
    title: { zh: '入驻企业每六个月核验', en: 'Sellers are verified every six months' },
    text: {
      zh: '第三方平台应当对申请入驻的药品网络销售企业资质进行审核并建立登记档案，至少每六个月核验更新一次。',
      en: 'The platform checks and files every seller and verifies it again at least every six months.',
    },
    source: onlineSales('第二十条（条号未核实）'),
    verified: false,
    from: '2022-12-01',
    decision: 'block',
    // The duty is the platform's; the law doesn't forbid the sale itself, so the platform may grant time.
    override: { roles: ['platform'], twoPerson: true },
    appliesWhen: true,
    requires: { fact: 'seller.verifiedOn', onOrAfter: { fact: '$date', plusDays: -REVERIFY_DAYS } },
    message: {
      zh: '供货方的资质已超过六个月未经平台核验，暂停新订单。',
      en: 'The platform has not verified the seller’s papers for six months; new orders wait.',
    },
    remedy: {
      zh: '供货方提交现行证照，由平台质量审核员核验后恢复。',
      en: 'The seller files its current licences; orders go on once platform quality has verified them.',
    },
    fixtures: {
      pass: tradeCase({ seller: { verifiedOn: '2026-07-01' } }),
      fail: tradeCase({ seller: { verifiedOn: '2026-04-30' } }),
    },
  }),
  national({
    id: 'ONL-14.soon',
    title: { zh: '入驻企业核验临近到期', en: 'A seller’s verification is due soon' },
    text: {
      zh: '第三方平台应当至少每六个月核验更新一次入驻企业资质。',
      en: 'The platform verifies every seller at least every six months.',
    },
    source: onlineSales('第二十条（条号未核实）'),
    verified: false,
    from: '2022-12-01',
    decision: 'warn',
    override: { roles: ['platform'], twoPerson: false },
    appliesWhen: { fact: 'seller.verifiedOn', onOrAfter: { fact: '$date', plusDays: -REVERIFY_DAYS } },
    requires: { fact: 'seller.verifiedOn', onOrAfter: { fact: '$date', plusDays: -REMIND_DAYS } },
    message: {
      zh: '供货方上次核验是 {seller.verifiedOn}，满六个月未核验将暂停新订单。',
      en: 'The seller was last verified on {seller.verifiedOn}; after six months new orders stop.',
    },
    remedy: { zh: '请平台质量审核员尽快核验。', en: 'Let platform quality verify it soon.' },
    fixtures: {
      pass: tradeCase({ seller: { verifiedOn: '2026-07-01' } }),
      fail: tradeCase({ seller: { verifiedOn: '2026-06-01' } }),
    },
  }),
  national({
    id: 'ONL-17',
    title: { zh: '证照被吊销的企业立即停止服务', en: 'A revoked seller stops at once' },
    text: {
      zh: '第三方平台发现药品网络销售企业有严重违法行为（未取得资格、被责令停业、许可证被吊销等）的，应当立即停止提供网络交易平台服务。',
      en: 'On a serious breach (no qualification, ordered to close, licence revoked) the platform stops its service at once.',
    },
    source: { ...drugLaw('第六十二条'), article: '第六十二条第三款；药品网络销售监督管理办法第二十三条' },
    verified: true,
    from: '2019-12-01',
    decision: 'block',
    // Nobody passes it: a false alarm is cleared by giving the licence its true state again.
    appliesWhen: true,
    requires: {
      every: 'seller.licences',
      as: 'held',
      where: { any: [{ fact: 'held.state', isNot: 'revoked' }, replaced('seller', 'held', 0)] },
    },
    message: {
      zh: '供货方有证照被吊销或注销，平台已停止其交易。',
      en: 'A licence of the seller was revoked; the platform has stopped its trade.',
    },
    remedy: {
      zh: '请换一家供货方；误报由平台质量审核员更正证照状态后解除。',
      en: 'Choose another seller; a false alarm ends when platform quality corrects the licence.',
    },
    fixtures: {
      pass: tradeCase(),
      fail: tradeCase({
        seller: { licences: [licence('drug_wholesale'), licence('device_class2', { state: 'revoked' })] },
      }),
    },
  }),
  national({
    id: 'LIC-11',
    title: { zh: '连锁门店由总部统一配送', en: 'Chain shops are supplied by their head office' },
    text: {
      zh: '从事药品零售连锁经营活动的企业总部，应当建立统一的质量管理制度，对所属零售企业的经营活动履行管理责任。',
      en: 'The head office of a chain keeps one quality system and answers for the trade of its shops.',
    },
    source: drugLaw('第五十三条'),
    verified: true,
    from: '2019-12-01',
    decision: 'warn',
    override: { roles: ['quality'], twoPerson: false },
    appliesWhen: {
      all: [
        { fact: 'product.isDrug', is: true },
        { fact: 'buyer.kind', is: 'pharmacy' },
        { fact: 'buyer.headKind', is: 'chain' },
      ],
    },
    requires: { fact: 'buyer.headOrgId', is: { fact: 'seller.orgId' } },
    message: {
      zh: '购货方是连锁门店，采购应当由其连锁总部统一进行。',
      en: 'The buyer is a chain shop; its head office buys for it.',
    },
    remedy: {
      zh: '请由连锁总部下单并配送到门店。',
      en: 'Let the head office order and deliver to the shop.',
    },
    fixtures: {
      pass: tradeCase({ buyer: { headOrgId: CASE_SELLER, headKind: 'chain' } }),
      fail: tradeCase({ buyer: { headOrgId: OTHER, headKind: 'chain' } }),
    },
  }),
]
