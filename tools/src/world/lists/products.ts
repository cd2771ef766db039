import { readFileSync } from 'node:fs'
import { contentText, parseSpec } from '@yaolian/catalogue'
import { RxClass, ScopeClass, TemperatureClass } from '@yaolian/catalogue/contract'

/** One real product as the demo world knows it. Money in fen, packs in sales units. */
export type ProductFact = {
  generic: string
  brand: string | null
  form: string
  /** The whole spec in its one spelling, such as `10ml:1g×5支/盒`. */
  spec: string
  /** What tells two products of one drug apart beside the pack: `10ml:1g`; null where the spec names none. */
  strength: string | null
  packUnits: number
  unit: string
  salesUnit: string
  packLevels: { level: string; units: number }[]
  maker: string | null
  scopeClass: ScopeClass
  rx: RxClass
  temperature: TemperatureClass
  ephedrine: boolean
  deviceClass: 0 | 1 | 2 | 3
  /** Indicative wholesale price per sales unit, tax included. */
  priceFen: number
}

const COLUMNS = 12

/** Reads the list beside this file; throws with line and reason where a row is not what it should be. */
export function loadProducts(): ProductFact[] {
  const [, ...lines] = readFileSync(new URL('./products.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.map((line, i) => productOf(line, i + 2))
}

function productOf(line: string, lineNo: number): ProductFact {
  const cells = line.split('\t')
  const wrong = (what: string) => new Error(`products.tsv line ${lineNo}: ${what}: ${line}`)
  if (cells.length !== COLUMNS) throw wrong(`${cells.length} columns instead of ${COLUMNS}`)
  const [generic, brand, form, text, maker, scope, rx, temperature, ephedrine, middle, cases, price] =
    cells as [string, string, string, string, string, string, string, string, string, string, string, string]
  const spec = parseSpec(text)
  if ('problem' in spec) throw wrong(spec.problem)
  if (spec.text !== text) throw wrong(`the spec's one spelling is ${spec.text}`)
  if (generic === '' || form === '') throw wrong('name or form is missing')
  const scopeClass = oneOf(ScopeClass.enum, scope)
  const flag = oneOf(RxClass.enum, rx)
  const storage = oneOf(TemperatureClass.enum, temperature)
  if (!scopeClass || !flag || !storage) throw wrong('class, flag or storage is unknown')
  const packs = [middle, cases].filter(cell => cell !== '').map(Number)
  if (![...packs, Number(price)].every(n => Number.isSafeInteger(n) && n > 0))
    throw wrong('not a whole number')
  const levels = middle === '' ? ['件'] : ['中包', '件']
  return {
    generic,
    brand: brand || null,
    form,
    spec: text,
    strength: contentText(spec) || null,
    packUnits: spec.packUnits,
    unit: spec.unit,
    salesUnit: spec.salesUnit,
    packLevels: [
      { level: spec.salesUnit, units: 1 },
      ...packs.map((units, i) => ({ level: levels[i] as string, units })),
    ],
    maker: maker || null,
    scopeClass,
    rx: flag,
    temperature: storage,
    ephedrine: ephedrine === '1',
    deviceClass: DEVICE_CLASS[scopeClass] ?? 0,
    priceFen: Number(price),
  }
}

const DEVICE_CLASS: Partial<Record<ScopeClass, 1 | 2 | 3>> = { device1: 1, device2: 2, device3: 3 }

const oneOf = <T extends string>(known: readonly T[], text: string): T | undefined =>
  known.find(value => value === text)
