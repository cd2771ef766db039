import { compareNames, type Facts, type NameAgreement } from './facts.ts'
import { compareMakers, type MakerAgreement } from './makers.ts'
import { type Agreement, comparePack, compareStrength } from './measures.ts'

/** How two products agree, fact by fact. */
export type Comparison = {
  name: NameAgreement
  form: Agreement
  strength: Agreement
  pack: Agreement
  maker: MakerAgreement
  brand: Agreement
  approval: Agreement
  barcode: Agreement
  /** What the row is compared with. */
  known: 'product' | 'licence'
}

export type RuleId = (typeof RULES)[number]['id']
export type Decision = 'match' | 'candidate' | 'new'
export type Judgement = { rule: RuleId; score: number; decision: Decision; comparison: Comparison }

/** At this score and above a row is the product; from the second on a person is asked; below it is something new. */
export const MATCH_MIN = 0.9
export const CANDIDATE_MIN = 0.5

type When = { [Fact in keyof Comparison]?: readonly Comparison[Fact][] }
const NAMED = ['same', 'salt', 'near'] as const
const MEANT = ['same', 'salt'] as const
const OPEN = ['same', 'unknown'] as const
const MADE = ['same', 'alike'] as const

/**
 * The rules; the first that fits decides. A score orders proposals and is no probability: what the rules get right is
 * measured on pairs that a person reviewed (reviewed/pairs.tsv, docs/reference/matching.md).
 */
export const RULES = [
  rule('approval', 0.99, { approval: ['same'], name: NAMED, form: OPEN, strength: OPEN, pack: ['same'] }),
  rule('barcode', 0.98, { barcode: ['same'], name: NAMED, strength: OPEN, pack: OPEN }),
  rule('approval_other_pack', 0.75, { approval: ['same'], name: NAMED, strength: OPEN, pack: ['differs'] }),
  rule('approval_no_pack', 0.85, { approval: ['same'], name: NAMED, strength: OPEN }),
  rule('approval_conflict', 0.6, { approval: ['same'] }),
  rule('barcode_conflict', 0.6, { barcode: ['same'] }),
  rule('licence_brand', 0.95, {
    known: ['licence'],
    name: ['same'],
    form: ['same'],
    strength: OPEN,
    brand: ['same'],
  }),
  rule('licence_salt', 0.92, {
    known: ['licence'],
    name: ['salt'],
    form: ['same'],
    strength: OPEN,
    brand: ['same'],
  }),
  rule('licence_near', 0.8, { known: ['licence'], name: NAMED, form: OPEN, strength: OPEN, brand: ['same'] }),
  rule('licence_maker', 0.7, {
    known: ['licence'],
    name: MEANT,
    form: OPEN,
    strength: OPEN,
    maker: MADE,
    brand: OPEN,
  }),
  rule('licence_name', 0.5, {
    known: ['licence'],
    name: ['same'],
    form: ['same'],
    strength: OPEN,
    maker: ['unknown'],
    brand: ['unknown'],
  }),
  rule('number_differs', 0.7, {
    approval: ['differs'],
    name: ['same'],
    form: OPEN,
    strength: ['same'],
    pack: ['same'],
    maker: MADE,
  }),
  rule('facts', 0.97, {
    name: ['same'],
    form: ['same'],
    strength: ['same'],
    pack: ['same'],
    maker: ['same'],
    brand: OPEN,
  }),
  rule('facts_maker_alike', 0.92, {
    name: ['same'],
    form: ['same'],
    strength: ['same'],
    pack: ['same'],
    maker: ['alike'],
    brand: OPEN,
  }),
  rule('facts_brand', 0.91, {
    name: ['same'],
    form: ['same'],
    strength: ['same'],
    pack: ['same'],
    maker: ['unknown'],
    brand: ['same'],
  }),
  rule('facts_salt', 0.9, {
    name: ['salt'],
    form: ['same'],
    strength: ['same'],
    pack: ['same'],
    maker: MADE,
    brand: ['same'],
  }),
  rule('near_name', 0.85, { name: ['near'], form: OPEN, strength: ['same'], pack: ['same'], maker: MADE }),
  rule('other_form', 0.6, {
    name: ['same'],
    form: ['differs'],
    strength: ['same'],
    pack: ['same'],
    maker: MADE,
  }),
  rule('brand_or_form_open', 0.6, {
    name: ['same'],
    form: OPEN,
    strength: ['same'],
    pack: ['same'],
    maker: MADE,
  }),
  rule('no_maker', 0.7, {
    name: ['same'],
    form: OPEN,
    strength: ['same'],
    pack: ['same'],
    maker: ['unknown'],
  }),
  rule('other_pack', 0.65, { name: NAMED, form: OPEN, strength: ['same'], pack: ['differs'], maker: MADE }),
  rule('brand_open_spec', 0.65, { name: NAMED, form: OPEN, strength: OPEN, pack: OPEN, brand: ['same'] }),
  rule('maker_open_spec', 0.6, { name: NAMED, form: OPEN, strength: OPEN, pack: OPEN, maker: MADE }),
  rule('name_only', 0.5, { name: ['same'], form: OPEN, strength: OPEN, pack: OPEN, maker: ['unknown'] }),
  rule('brand_other_form', 0.5, { name: NAMED, strength: OPEN, brand: ['same'] }),
  rule('other_maker', 0.4, { name: ['same'], form: OPEN, strength: ['same'], pack: ['same'] }),
  rule('other_strength', 0.3, { name: NAMED, strength: ['differs'] }),
  rule('other_product', 0, {}),
] as const

function rule<const Id extends string>(id: Id, score: number, when: When) {
  return { id, score, when }
}

function compareFacts(a: Facts, b: Facts): Comparison {
  return {
    name: compareNames(a, b),
    form: compareForms(a, b),
    strength: compareStrength(a.measures, b.measures),
    pack: a.kit === b.kit ? comparePack(a.measures, b.measures) : 'differs',
    maker: compareMakers(a.maker, b.maker),
    brand: compareTexts(a.brand, b.brand),
    approval: compareTexts(a.approvalNo, b.approvalNo),
    barcode: compareTexts(a.gtin, b.gtin),
    known: a.licence || b.licence ? 'licence' : 'product',
  }
}

const compareTexts = (a: string, b: string): Agreement =>
  a === '' || b === '' ? 'unknown' : a === b ? 'same' : 'differs'

/**
 * A list that says 胶囊 of an enteric capsule says too little, not something else; and where both call the product by the
 * same name, a form that one of them leaves out is the same.
 */
function compareForms(a: Facts, b: Facts): Agreement {
  const agreement = compareTexts(a.form, b.form)
  if (agreement === 'unknown' && a.name === b.name) return 'same'
  if (agreement !== 'differs') return agreement
  const [bareA, bareB] = [a.form.replace(/剂$/, ''), b.form.replace(/剂$/, '')]
  return bareA.endsWith(bareB) || bareB.endsWith(bareA) ? 'unknown' : 'differs'
}

/** Judges whether two statements speak of one product, and names the rule. */
export function judge(a: Facts, b: Facts): Judgement {
  const comparison = compareFacts(a, b)
  const found = RULES.find(({ when }) => fits(when, comparison)) ?? RULES[RULES.length - 1]
  const { id, score } = found as (typeof RULES)[number]
  return { rule: id, score, decision: decisionOf(score), comparison }
}

export const decisionOf = (score: number): Decision =>
  score >= MATCH_MIN ? 'match' : score >= CANDIDATE_MIN ? 'candidate' : 'new'

const fits = (when: When, comparison: Comparison): boolean =>
  (Object.keys(when) as (keyof Comparison)[]).every(fact =>
    (when[fact] as readonly string[]).includes(comparison[fact]),
  )
