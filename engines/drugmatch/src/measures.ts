import { foldText } from './fold-text.ts'

/**
 * What a 规格 says in numbers that can be compared, whatever its spelling: `0.25g×24粒/盒`, `250mg*12片*2板`,
 * `10ml:0.1g*5支`, `5%250ml`. Lists, because a compound has a strength for each part.
 */
export type Measures = {
  /** In micrograms, in the order written: `1g/10g` of a granule is not `10g/1g`. */
  masses: number[]
  /** In microlitres. */
  volumes: number[]
  /** International units, or whatever the medicine is counted in. */
  activities: number[]
  percents: number[]
  /** Anything else that carries a unit, as `kind:value`: doses of an inhaler, kilocalories, centimetres. */
  others: string[]
  /** How many units one sales pack holds; null where neither the spec nor the unit says. */
  pack: number | null
}

const MICROGRAMS: Readonly<Record<string, number>> = { kg: 1e9, g: 1e6, mg: 1e3, μg: 1, ng: 1e-3 }
const MICROLITRES: Readonly<Record<string, number>> = { l: 1e6, ml: 1e3, μl: 1 }
const TIMES: Readonly<Record<string, number>> = { 百: 100, 千: 1e3, 万: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8 }
const COUNTED =
  '片|粒|丸|支|瓶|袋|板|贴|枚|包|盒|条|只|个|张|听|管|套|罐|桶|筒|卷|份|双|台|副|块|根|颗|安瓿|s|t|#'
const SINGLES = /^[支瓶袋管罐听桶只个条套贴片粒包块]$/
const OTHERS = '吸|揿|喷|泡|人份|mmol|mol|meq|mbq|mci|kcal|kj|cm|mm|m'
const QUANTITY = new RegExp(
  `(\\d+(?:\\.\\d+)?)(百万|千万|[百千万亿])?(kg|mg|μg|ng|g|μl|ml|l|iu|axaiu|au|lsu|u|%|${OTHERS}|${COUNTED})?(?![a-z])`,
  'g',
)

type Quantity = { value: number; unit: string; text: string; at: number; end: number }

/** @param salesUnit the unit column: a lone 支 or 瓶 says that the pack holds one */
export function readMeasures(spec: string, salesUnit = ''): Measures {
  const text = oneSpelling(spec)
  const found = quantitiesOf(text)
  const measures: Measures = {
    masses: [],
    volumes: [],
    activities: [],
    percents: [],
    others: [],
    pack: packOf(text, found, salesUnit),
  }
  for (const { value, unit } of found) place(measures, value, unit)
  concentrate(measures, text)
  measures.others.sort()
  return measures
}

function oneSpelling(spec: string): string {
  return foldText(spec)
    .toLowerCase()
    .replace(/μ|微|u(?=[gl])/g, 'μ')
    .replace(/μ克|mcg/g, 'μg')
    .replace(/毫克/g, 'mg')
    .replace(/千克|公斤/g, 'kg')
    .replace(/(?<=\d|[百千万亿])克/g, 'g')
    .replace(/毫升/g, 'ml')
    .replace(/(?<=\d)升/g, 'l')
    .replace(/国际单位|单位|iu/g, 'u')
    .replace(/axau/g, 'axaiu')
    .replace(/厘米/g, 'cm')
    .replace(/(?<=\d)\s*'s/g, 's')
    .replace(/[*✕╳x×]/g, '×')
    .replace(/[;；：]/g, ':')
    .replace(/\s+/g, '')
}

/** Numbers with their units; one without takes that of the next behind a slash or colon, as in `80/5mg`. */
function quantitiesOf(text: string): Quantity[] {
  const found = [...text.matchAll(QUANTITY)].map(match => ({
    value: Number(match[1]) * (TIMES[match[2] ?? ''] ?? 1),
    unit: match[3] ?? (match[2] ? 'u' : ''),
    text: match[0],
    at: match.index,
    end: match.index + match[0].length,
  }))
  for (let i = found.length - 2; i >= 0; i--) {
    const [one, next] = [found[i] as Quantity, found[i + 1] as Quantity]
    if (one.unit === '' && /^[/:×]$/.test(text.slice(one.end, next.at))) {
      const isContent = next.unit in MICROGRAMS || next.unit in MICROLITRES || /^[cm]?m$/.test(next.unit)
      if (isContent) one.unit = next.unit
    }
  }
  return found
}

const isCount = (unit: string): boolean => new RegExp(`^(?:${COUNTED})$`).test(unit)

/** All counts multiplied: `12片×2板/盒` is 24. A number at the end without a unit counts too. */
function packOf(text: string, found: readonly Quantity[], salesUnit: string): number | null {
  const counts = found.filter(
    ({ unit, at, end }) => isCount(unit) || (unit === '' && isBareCount(text, at, end)),
  )
  if (counts.length > 0) return counts.reduce((product, { value }) => product * value, 1)
  const single = /\/([^/\d]+)$/.exec(text)?.[1] ?? foldText(salesUnit)
  return SINGLES.test(single) || /^(?:g|克|kg)$/.test(single) ? 1 : null
}

const isBareCount = (text: string, at: number, end: number): boolean =>
  text[at - 1] === '×' && (end === text.length || text[end] === '/' || text[end] === '×')

function place(measures: Measures, value: number, unit: string): void {
  if (unit in MICROGRAMS) measures.masses.push(value * (MICROGRAMS[unit] as number))
  else if (unit in MICROLITRES) measures.volumes.push(value * (MICROLITRES[unit] as number))
  else if (/^(?:iu|u|axaiu|au|lsu)$/.test(unit)) measures.activities.push(value)
  else if (unit === '%') measures.percents.push(value)
  else if (unit !== '' && !isCount(unit)) measures.others.push(`${unit}:${value}`)
}

/** `10mg/ml` in 5 ml is 50 mg, and 5 % of 250 ml are 12.5 g: so that both compare with `5ml:50mg`. */
function concentrate(measures: Measures, text: string): void {
  const volume = measures.volumes.length === 1 ? (measures.volumes[0] as number) : null
  if (volume === null) return
  if (/g\/ml/.test(text) && measures.masses.length === 1)
    measures.masses = [(measures.masses[0] as number) * (volume / 1e3)]
  if (measures.percents.length === 1 && measures.masses.length === 0) {
    measures.masses = [(measures.percents[0] as number) * 10 * volume]
    measures.percents = []
  }
}

export type Agreement = 'same' | 'differs' | 'unknown'

/** Strengths compare kind by kind; a kind that only one side states says nothing, unless nothing else is shared. */
export function compareStrength(a: Measures, b: Measures): Agreement {
  const kinds = [
    compareLists(a.masses, b.masses),
    compareLists(a.activities, b.activities),
    compareLists(a.percents, b.percents),
    compareWords(a.others, b.others),
  ]
  const volume = compareLists(a.volumes, b.volumes)
  if ([...kinds, volume].includes('differs')) return 'differs'
  if (kinds.includes('same')) return 'same'
  // Only a volume: enough where neither side says more, as with herbal liquids.
  const more = (of: Measures): boolean => of.masses.length + of.activities.length + of.percents.length > 0
  return volume === 'same' && !more(a) && !more(b) ? 'same' : 'unknown'
}

export function comparePack(a: Measures, b: Measures): Agreement {
  if (a.pack === null || b.pack === null) return 'unknown'
  return a.pack === b.pack ? 'same' : 'differs'
}

/** Lists round: 0.1 % is less than any two strengths on the market lie apart. Another order leaves it open. */
function compareLists(a: readonly number[], b: readonly number[]): Agreement {
  if (a.length === 0 || b.length === 0) return 'unknown'
  const equal = (x: readonly number[], y: readonly number[]): boolean =>
    x.length === y.length && x.every((value, i) => Math.abs(value - (y[i] as number)) <= value * 0.001)
  if (equal(a, b)) return 'same'
  const sorted = (list: readonly number[]): number[] => [...list].sort((x, y) => x - y)
  return equal(sorted(a), sorted(b)) ? 'unknown' : 'differs'
}

function compareWords(a: readonly string[], b: readonly string[]): Agreement {
  if (a.length === 0 || b.length === 0) return 'unknown'
  return a.join() === b.join() ? 'same' : 'differs'
}
