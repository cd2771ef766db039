import Type, { type Static } from 'typebox'

/**
 * The words that rules, firms and products share, each with its Chinese and English name. Rulebook is the lowest
 * business module, so they live here; party and catalogue use them.
 */
type Name = { zh: string; en: string }

export const OrganisationKind = Type.Enum([
  'manufacturer',
  'mah',
  'distributor',
  'chain',
  'pharmacy',
  'clinic',
  'hospital',
  'cdc',
  'carrier',
  'funder',
  'regulator',
  'platform',
])
export type OrganisationKind = Static<typeof OrganisationKind>

export const ORGANISATION_KINDS: Record<OrganisationKind, Name> = {
  manufacturer: { zh: '药品生产企业', en: 'drug manufacturer' },
  mah: { zh: '药品上市许可持有人', en: 'marketing authorisation holder' },
  distributor: { zh: '药品批发企业', en: 'distributor' },
  chain: { zh: '药品零售连锁总部', en: 'pharmacy chain head office' },
  pharmacy: { zh: '药品零售企业', en: 'pharmacy' },
  clinic: { zh: '诊所', en: 'clinic' },
  hospital: { zh: '医院', en: 'hospital' },
  cdc: { zh: '疾病预防控制机构', en: 'centre for disease control' },
  carrier: { zh: '承运企业', en: 'carrier' },
  funder: { zh: '资金方', en: 'funder' },
  regulator: { zh: '监管部门', en: 'regulator' },
  platform: { zh: '平台', en: 'platform' },
}

export const LicenceKind = Type.Enum([
  'drug_production',
  'drug_wholesale',
  'drug_chain',
  'drug_retail',
  'medical_institution',
  'clinic_filing',
  'device_class2',
  'device_class3',
  'business',
])
export type LicenceKind = Static<typeof LicenceKind>

export const LICENCE_KINDS: Record<LicenceKind, Name> = {
  drug_production: { zh: '药品生产许可证', en: 'drug production licence' },
  drug_wholesale: { zh: '药品经营许可证（批发）', en: 'drug business licence (wholesale)' },
  drug_chain: { zh: '药品经营许可证（零售连锁总部）', en: 'drug business licence (chain head office)' },
  drug_retail: { zh: '药品经营许可证（零售）', en: 'drug business licence (retail)' },
  medical_institution: { zh: '医疗机构执业许可证', en: 'medical institution licence' },
  clinic_filing: { zh: '诊所备案凭证', en: 'clinic filing' },
  device_class2: { zh: '第二类医疗器械经营备案', en: 'class II device filing' },
  device_class3: { zh: '医疗器械经营许可证（第三类）', en: 'class III device licence' },
  business: { zh: '营业执照', en: 'company registration' },
}

/** valid: may be relied on within its dates. locked: by quality, until a new document. */
export const LicenceState = Type.Enum(['valid', 'locked', 'revoked', 'superseded'])
export type LicenceState = Static<typeof LicenceState>

export const LICENCE_STATES: Record<LicenceState, Name> = {
  valid: { zh: '有效', en: 'valid' },
  locked: { zh: '已锁定', en: 'locked' },
  revoked: { zh: '已吊销或注销', en: 'revoked' },
  superseded: { zh: '已换发', en: 'superseded' },
}

/** Classes of goods as licence scopes (经营范围) name them. */
export const ScopeClass = Type.Enum([
  'chemical',
  'antibiotic',
  'tcm_patent',
  'tcm_slices',
  'tcm_material',
  'biologic',
  'blood',
  'vaccine',
  'biochemical',
  'psychotropic1',
  'psychotropic2',
  'narcotic',
  'toxic',
  'radioactive',
  'precursor',
  'anabolic',
  'device1',
  'device2',
  'device3',
  'health_food',
  'other',
])
export type ScopeClass = Static<typeof ScopeClass>

export const SCOPE_CLASSES: Record<ScopeClass, Name> = {
  chemical: { zh: '化学药制剂', en: 'chemical drugs' },
  antibiotic: { zh: '抗生素制剂', en: 'antibiotics' },
  tcm_patent: { zh: '中成药', en: 'Chinese patent medicines' },
  tcm_slices: { zh: '中药饮片', en: 'Chinese herbal slices' },
  tcm_material: { zh: '中药材', en: 'Chinese medicinal materials' },
  biologic: { zh: '生物制品', en: 'biologics' },
  blood: { zh: '血液制品', en: 'blood products' },
  vaccine: { zh: '疫苗', en: 'vaccines' },
  biochemical: { zh: '生化药品', en: 'biochemical drugs' },
  psychotropic1: { zh: '第一类精神药品', en: 'class I psychotropics' },
  psychotropic2: { zh: '第二类精神药品', en: 'class II psychotropics' },
  narcotic: { zh: '麻醉药品', en: 'narcotics' },
  toxic: { zh: '医疗用毒性药品', en: 'toxic drugs for medical use' },
  radioactive: { zh: '放射性药品', en: 'radioactive drugs' },
  precursor: { zh: '药品类易制毒化学品', en: 'pharmaceutical precursor chemicals' },
  anabolic: { zh: '蛋白同化制剂、肽类激素', en: 'anabolic agents and peptide hormones' },
  device1: { zh: '第一类医疗器械', en: 'class I devices' },
  device2: { zh: '第二类医疗器械', en: 'class II devices' },
  device3: { zh: '第三类医疗器械', en: 'class III devices' },
  health_food: { zh: '保健食品', en: 'health food' },
  other: { zh: '其他', en: 'other goods' },
}

/** rx: prescription; otc_a/otc_b: 甲类/乙类 over the counter; none: no drug. */
export const RxClass = Type.Enum(['rx', 'otc_a', 'otc_b', 'none'])
export type RxClass = Static<typeof RxClass>

/** ambient 10–30 °C, cool ≤ 20 °C, cold 2–8 °C, frozen. */
export const TemperatureClass = Type.Enum(['ambient', 'cool', 'cold', 'frozen'])
export type TemperatureClass = Static<typeof TemperatureClass>

export const TEMPERATURES: Record<TemperatureClass, Name> = {
  ambient: { zh: '常温', en: 'room temperature' },
  cool: { zh: '阴凉', en: 'cool (≤ 20 °C)' },
  cold: { zh: '冷藏 2–8 ℃', en: 'refrigerated (2–8 °C)' },
  frozen: { zh: '冷冻', en: 'frozen' },
}

export const ProductState = Type.Enum(['draft', 'submitted', 'published', 'suspended', 'withdrawn'])
export type ProductState = Static<typeof ProductState>

export const PRODUCT_STATES: Record<ProductState, Name> = {
  draft: { zh: '草稿', en: 'draft' },
  submitted: { zh: '待审核', en: 'submitted' },
  published: { zh: '已发布', en: 'published' },
  suspended: { zh: '已暂停', en: 'suspended' },
  withdrawn: { zh: '已撤下', en: 'withdrawn' },
}

/** How the salesperson who answers for a buyer may sell it a product; none: nobody is named. */
export const SalespersonFact = Type.Enum([
  'none',
  'authorised',
  'not_begun',
  'ended',
  'revoked',
  'outside_region',
  'outside_products',
])
export type SalespersonFact = Static<typeof SalespersonFact>

export const SALESPERSON_FACTS: Record<SalespersonFact, Name> = {
  none: { zh: '未指定', en: 'nobody is named' },
  authorised: { zh: '授权有效', en: 'authorised' },
  not_begun: { zh: '授权尚未生效', en: 'the authorisation has not begun' },
  ended: { zh: '授权已到期', en: 'the authorisation has ended' },
  revoked: { zh: '授权已撤销', en: 'the authorisation was taken back' },
  outside_region: { zh: '的授权不包括贵单位所在地区', en: 'the region is not authorised' },
  outside_products: { zh: '的授权不包括该品种', en: 'the product is not authorised' },
}

/** none: the law asks for no approval number, or none is known. */
export const ApprovalState = Type.Enum(['valid', 'revoked', 'none'])
export type ApprovalState = Static<typeof ApprovalState>

/** Goods that no channel of the net may carry although their class says nothing: 医疗机构制剂, 中药配方颗粒. */
export const OnlineBan = Type.Enum(['none', 'institution', 'granules'])
export type OnlineBan = Static<typeof OnlineBan>
