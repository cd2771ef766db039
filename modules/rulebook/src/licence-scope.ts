import type { LicenceKind, ScopeClass } from './vocabulary.ts'

/**
 * What each licence lets its holder do between firms: the one table behind LIC-01, LIC-02, LIC-03, LIC-06, LIC-12
 * and GSP-05.
 *
 * sells   'any': goods of its scope from anyone. 'own': only products that the firm itself has registered.
 *         'nobody': not to other firms (a shop sells to people; a chain's head office supplies its own shops,
 *         which is no sale).
 * buys    'scope': goods of its scope. 'all': whatever it may use on patients. 'herbs': medicinal materials and
 *         slices as raw material. 'nothing': says nothing about buying.
 * covers  the goods it speaks about at all: an expired device licence does not stop a drug order.
 */
type Powers = {
  sells: 'any' | 'own' | 'nobody'
  buys: 'scope' | 'all' | 'herbs' | 'nothing'
  covers: 'drugs' | 'devices' | 'everything'
}

export const LICENCE_POWERS: Record<LicenceKind, Powers> = {
  drug_production: { sells: 'own', buys: 'herbs', covers: 'drugs' },
  drug_wholesale: { sells: 'any', buys: 'scope', covers: 'drugs' },
  drug_chain: { sells: 'nobody', buys: 'scope', covers: 'drugs' },
  drug_retail: { sells: 'nobody', buys: 'scope', covers: 'drugs' },
  medical_institution: { sells: 'nobody', buys: 'all', covers: 'everything' },
  clinic_filing: { sells: 'nobody', buys: 'all', covers: 'everything' },
  device_class2: { sells: 'any', buys: 'scope', covers: 'devices' },
  device_class3: { sells: 'any', buys: 'scope', covers: 'devices' },
  business: { sells: 'nobody', buys: 'nothing', covers: 'everything' },
}

/** The licences whose row of the table reads so, in the table's order. */
export function licencesThat(match: Partial<Powers>): LicenceKind[] {
  return (Object.keys(LICENCE_POWERS) as LicenceKind[]).filter(kind =>
    (Object.keys(match) as (keyof Powers)[]).every(power => LICENCE_POWERS[kind][power] === match[power]),
  )
}

/**
 * The words that licences print as their scope (经营范围), and the classes they open. The list of 2024
 * (国家市场监督管理总局令第84号) folds 抗生素 and 生化药品 into 化学药; licences printed before keep the longer words
 * until they are renewed. Not verified against the order's own text. Words that open no class that is traded here
 * (raw materials, diagnostic reagents) are known and open nothing.
 */
export const PRINTED_SCOPES: Readonly<Record<string, readonly ScopeClass[]>> = {
  化学药: ['chemical', 'antibiotic', 'biochemical'],
  化学药品: ['chemical', 'antibiotic', 'biochemical'],
  化学药制剂: ['chemical'],
  化学药品制剂: ['chemical'],
  抗生素: ['antibiotic'],
  抗生素制剂: ['antibiotic'],
  生化药品: ['biochemical'],
  中成药: ['tcm_patent'],
  中药饮片: ['tcm_slices'],
  中药材: ['tcm_material'],
  生物制品: ['biologic'],
  细胞治疗类生物制品: ['biologic'],
  其他生物制品: ['biologic'],
  血液制品: ['blood'],
  疫苗: ['vaccine'],
  麻醉药品: ['narcotic'],
  第一类精神药品: ['psychotropic1'],
  第二类精神药品: ['psychotropic2'],
  第二类精神药品制剂: ['psychotropic2'],
  医疗用毒性药品: ['toxic'],
  放射性药品: ['radioactive'],
  药品类易制毒化学品: ['precursor'],
  蛋白同化制剂: ['anabolic'],
  肽类激素: ['anabolic'],
  第一类医疗器械: ['device1'],
  第二类医疗器械: ['device2'],
  第三类医疗器械: ['device3'],
  保健食品: ['health_food'],
  化学原料药: [],
  抗生素原料药: [],
  体外诊断试剂: [],
  诊断药品: [],
}

/**
 * Reads a printed scope such as '中成药、化学药制剂、生物制品（除疫苗）'. What stands in brackets narrows a word and is
 * dropped: 生物制品 never opens 疫苗 or 血液制品 here, they need their own word.
 * @returns the classes it opens, and the words nobody knows (a person must look at those)
 */
export function readPrintedScope(printed: string): { classes: ScopeClass[]; unknown: string[] } {
  const words = printed
    .normalize('NFKC')
    .replace(/[([【〔][^)\]】〕]*[)\]】〕]/g, '')
    .split(/[、,;。\s*]+/)
    .filter(word => word !== '')
  const known = words.filter(word => Object.hasOwn(PRINTED_SCOPES, word))
  return {
    classes: [...new Set(known.flatMap(word => PRINTED_SCOPES[word] ?? []))],
    unknown: words.filter(word => !known.includes(word)),
  }
}
