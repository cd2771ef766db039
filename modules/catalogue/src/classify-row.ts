import type { ProductClass } from './contract.ts'
import {
  CHEMICAL_STEMS,
  CLOSED,
  COLD,
  EPHEDRINE_COMPOUND,
  NO_MEDICINE,
  OPEN,
  TOXIC_SLICES,
} from './drug-classes.ts'

export type RowToClassify = {
  /** Generic name as `normaliseName` gives it. */
  name: string
  /** What the list calls the kind: 西药, 中成药, 中草药, 中药饮片, 医疗器械 …; '' when it has no such column. */
  kind: string
  /** As `dosageForm` gives it. */
  form: string | null
  strength: string | null
  /** Approval number in one spelling, or null. Its letter outweighs the kind. */
  approvalNo: string | null
}

/** `assumed` names the facts that nobody stated: a person looks at them before the product is published. */
export type RowClass = ProductClass & { assumed: string[] }

/** Pure ephedrine is a precursor, and Chinese medicines with ephedra are outside the rule for compounds. */
const NO_COMPOUND: ReadonlySet<string> = new Set(['precursor', 'tcm_slices', 'tcm_patent'])
const GRANULE_STRENGTH = /^\d+(?:\.\d+)?g\/\d+(?:\.\d+)?g$/

/**
 * Class, prescription flag and storage of an imported row. Names of the closed classes are known by list; an
 * open class needs positive evidence; what has none becomes 'other', which nobody's licence covers, so that a
 * narcotic that no list knows cannot slip through as an ordinary medicine.
 */
export function classifyRow(row: RowToClassify): RowClass {
  const scopeClass = scopeOf(row)
  const slices = scopeClass === 'tcm_slices'
  const isDrug = !scopeClass.startsWith('device') && scopeClass !== 'health_food' && scopeClass !== 'other'
  const cold = COLD.test(row.name)
  const assumed = [
    ...(scopeClass === 'other' ? ['scopeClass'] : []),
    ...(slices ? [] : ['rx']),
    ...(cold || slices ? [] : ['temperature']),
  ]
  return {
    scopeClass,
    rx: slices || !(isDrug || scopeClass === 'other') ? 'none' : 'rx',
    temperature: cold ? 'cold' : 'ambient',
    ephedrine: !NO_COMPOUND.has(scopeClass) && EPHEDRINE_COMPOUND.test(row.name),
    deviceClass:
      scopeClass === 'device3' ? 3 : scopeClass === 'device2' ? 2 : scopeClass === 'device1' ? 1 : 0,
    assumed,
  }
}

function scopeOf(row: RowToClassify): ProductClass['scopeClass'] {
  if (TOXIC_SLICES.has(row.name)) return 'toxic'
  if (/^(?:中草药|中药饮片|饮片)$/.test(row.kind) || row.form === '饮片') return 'tcm_slices'
  if (isFormulaGranule(row)) return 'tcm_slices'
  const closed = CLOSED.find(([pattern]) => pattern.test(row.name))?.[1]
  if (closed) return closed
  // Bulk substances and disinfectants are no medicines in the trade's sense, whatever their name.
  if (row.form === '原料药' || row.form === '消毒剂' || /消毒/.test(row.name)) return 'other'
  if (/国食健/.test(row.approvalNo ?? '')) return 'health_food'
  if (!row.approvalNo && NO_MEDICINE.test(row.name)) return 'other'
  const letter = /^(?:国药准字|国药准字J)?([HZSJBFT])[JC]?\d/.exec(row.approvalNo ?? '')?.[1]
  const open = OPEN.find(([pattern]) => pattern.test(row.name))?.[1]
  const evidence = open ?? (CHEMICAL_STEMS.test(row.name) ? 'chemical' : null)
  if (letter === 'Z') return evidence ? 'other' : 'tcm_patent'
  if (letter === 'S') return evidence === 'biochemical' ? evidence : 'biologic'
  if (letter === 'H') return evidence ?? 'chemical'
  const device = deviceOf(row)
  if (device) return device
  // A name with a chemical stem in a list of Chinese patent medicines, or the reverse: the list is wrong somewhere.
  if (row.kind === '中成药') return evidence ? 'other' : 'tcm_patent'
  return evidence ?? 'other'
}

/** 配方颗粒 is managed with slices (国家药监局 2021年第22号公告); its strength is `granules/raw herb`. */
function isFormulaGranule(row: RowToClassify): boolean {
  if (/配方颗粒$/.test(row.name)) return true
  return row.kind === '中成药' && row.form === '颗粒剂' && GRANULE_STRENGTH.test(row.strength ?? '')
}

/** 国械注准20193070123: class one is filed (备), the class digit follows the year in registrations. */
function deviceOf(row: RowToClassify): 'device1' | 'device2' | 'device3' | null {
  const digit = /械(?:注[准进许]|备)(?:\d{4})([123])/.exec(row.approvalNo ?? '')?.[1]
  if (digit === '2') return 'device2'
  if (digit === '3') return 'device3'
  return digit === '1' || /械备/.test(row.approvalNo ?? '') ? 'device1' : null
}
