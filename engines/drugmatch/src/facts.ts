import { dosageForm } from './dosage-form.ts'
import { foldText } from './fold-text.ts'
import { type Maker, readMaker } from './makers.ts'
import { type Measures, readMeasures } from './measures.ts'
import { normaliseName } from './normalise-name.ts'
import { todaysName } from './same-substance.ts'

/** What a list or the catalogue says of one product, in its own words; '' where it says nothing. */
export type Stated = {
  name: string
  brand: string
  spec: string
  unit: string
  form: string
  maker: string
  approvalNo: string
  barcode: string
}

/** The same, taken apart for comparison. */
export type Facts = {
  /** The generic name as a whole, in one spelling. */
  name: string
  /** Generic name without form, place and brand: 阿莫西林; salts and qualifiers stay. */
  substance: string
  /** Other names that the row gives: brand, old name. */
  names: string[]
  brand: string
  form: string
  measures: Measures
  /** Sold with its device: 带吸入器. Another pack than the refill. */
  kit: boolean
  maker: Maker
  /** One spelling without blanks; re-packed imports (国药准字J) are numbers of their own. */
  approvalNo: string
  /** 14 digits, or ''. */
  gtin: string
  /** An entry of a register, which licences a medicine in all its packs and names none. */
  licence: boolean
}

const FORM_ENDINGS =
  /(?:肠溶|缓释|控释|分散|咀嚼|泡腾|口腔崩解|口崩|薄膜衣|糖衣|肠溶缓释|舌下|阴道|口服|外用|注射|滴眼|滴鼻|滴耳|吸入|鼻用|鼻|眼用|含漱|透皮)*(?:软胶囊|硬胶囊|胶囊剂?|片剂?|颗粒剂?|冲剂|干混悬剂|干糖浆|混悬液|混悬剂|糖浆剂?|口服液|溶液剂?|合剂|滴丸|滴剂|滴眼液|眼膏|软膏剂?|乳膏剂?|凝胶剂?|鼻喷雾?剂|喷雾剂?|喷剂|气雾剂|雾化液|粉雾剂|粉吸入剂|栓剂?|散剂?|丸剂?|胶丸|注射液|注射剂|乳剂|乳|贴剂?|贴膏|膏|洗剂|搽剂|酊剂?|含片|液|针)$/
const USE_PREFIX = /^(?:注射用|吸入用|外用|口服)/
/** Salts, esters and water that lists leave out or put at either end. */
const SALTS =
  /盐酸|硫酸氢|硫酸|磷酸|硝酸|氢溴酸|马来酸|富马酸|枸橼酸|柠檬酸|酒石酸|琥珀酸|甲磺酸|苯磺酸|苯甲酸|甲苯磺酸|乳酸|醋酸|双氯|门冬氨酸|重酒石酸|二甲双|钠$|钾$|钙$|镁$|(?:一|二|三|半|\d)?水合物?|无水/g

export function readFacts(stated: Stated, licence = false): Facts {
  const named = normaliseName(stated.name, stated.maker)
  const name = foldText(named.name)
  const brand = foldText(stated.brand || named.brand || '')
  const concentration = named.concentration && !stated.spec.includes('%') ? `${named.concentration} ` : ''
  return {
    name: name.toLowerCase(),
    substance: substanceOf(name),
    names: [named.alias ?? '', brand, named.brand ?? ''].filter(one => one !== ''),
    brand: brand.toLowerCase(),
    form: comparableForm(name, stated.form),
    measures: readMeasures(`${concentration}${stated.spec}`, stated.unit),
    kit: /[带含附]吸入器|[带含附]注射器/.test(`${foldText(stated.name)}${foldText(stated.spec)}`),
    maker: readMaker(stated.maker),
    approvalNo: foldText(stated.approvalNo).replace(/\s/g, '').toUpperCase(),
    gtin: gtin14(stated.barcode),
    licence,
  }
}

/** Powder and solution for injection are two products that lists call 针剂 alike. */
function comparableForm(name: string, column: string): string {
  if (/^注射用/.test(name)) return '注射用粉末'
  // The register writes 糖浆剂 and 乳膏剂 where names of the trade end in 糖浆 and 乳膏.
  const form = dosageForm(name.replace(/剂(?=$|\([^()]*\)$)/, '')) ?? dosageForm(name, column) ?? ''
  return form === '注射剂' && /注射液/.test(name) ? '注射液' : form
}

/** A name that is nothing but form (散, 开塞露) keeps it. Signs are left out: 中/长链, (TPF). */
function substanceOf(name: string): string {
  const bare = name.replace(USE_PREFIX, '')
  const qualifier = /(?:\([^()]*\)|(?<=\p{Script=Han})[A-Z][A-Z\d-]*)$/u.exec(bare)?.[0] ?? ''
  const stem = bare.slice(0, bare.length - qualifier.length)
  const substance = stem.replace(FORM_ENDINGS, '')
  return todaysName(
    `${substance.length >= 2 ? substance : stem}${qualifier}`.toLowerCase().replace(/[()/\s,、·]/g, ''),
  )
}

function gtin14(barcode: string): string {
  const digits = foldText(barcode).replace(/\D/g, '')
  return [8, 12, 13, 14].includes(digits.length) ? digits.padStart(14, '0') : ''
}

/** `salt`: the same but for a salt, an ester or water that one of them leaves out. */
export type NameAgreement = 'same' | 'salt' | 'near' | 'differs'

/**
 * `near`: one name stands as the other's old name, one wrong character in four or more, or four of five pairs of
 * characters in common. Near names never make a match by themselves: 头孢克洛 and 头孢克肟 are near.
 */
export function compareNames(a: Facts, b: Facts): NameAgreement {
  if (a.substance === b.substance) return 'same'
  const [bareA, bareB] = [a.substance.replace(SALTS, ''), b.substance.replace(SALTS, '')]
  const leavesOut = a.substance.length !== b.substance.length
  if (bareA === bareB && bareA.length >= 2 && leavesOut) return 'salt'
  const named = (one: Facts, other: Facts): boolean =>
    one.names.some(name => name === other.substance || substanceOf(name) === other.substance)
  if (named(a, b) || named(b, a)) return 'near'
  const length = Math.min(a.substance.length, b.substance.length)
  if (length >= 4 && oneApart(a.substance, b.substance)) return 'near'
  return length >= 3 && dice(a.substance, b.substance) >= 0.8 ? 'near' : 'differs'
}

/** One character changed, lost or added. */
function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  let back = 0
  while (back < Math.min(a.length, b.length) - from && a.at(-1 - back) === b.at(-1 - back)) back++
  return Math.max(a.length, b.length) - from - back <= 1
}

function dice(a: string, b: string): number {
  const pairs = (text: string): Set<string> =>
    new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)))
  const [x, y] = [pairs(a), pairs(b)]
  return (2 * [...x].filter(pair => y.has(pair)).length) / (x.size + y.size)
}
