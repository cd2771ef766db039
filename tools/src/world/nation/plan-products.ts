import { specText } from '@yaolian/catalogue'
import type { NewProduct } from '@yaolian/catalogue/contract'
import { gs1Check, makeDeviceRegistration, PROVINCE_CODES } from '@yaolian/codes'
import { type Chance, chanceOf } from '../chance.ts'
import { type NationDrug, nationDrugs } from './drugs.ts'
import { inventBrand, makerKindOf, nationMakers } from './makers.ts'

/** Rare classes have few makers; the rest between one and a hundred, as in the register. */
const RARE = new Set([
  'narcotic',
  'psychotropic1',
  'psychotropic2',
  'radioactive',
  'vaccine',
  'blood',
  'precursor',
  'toxic',
])
const RARE_MAKERS_MAX = 4
const MAKERS_MAX = 140
const BRANDED_SHARE = 0.35
const ID_DAY = '2026-01-05'

type Offered = {
  drug: NationDrug
  makers: { name: string; brand: string | null; serial: number }[]
  capacity: number
  quota: number
  numbers: Map<string, string | null>
}

/**
 * `count` products, the same for the same seed: every drug gets a share by chance, spread over its makers, strengths
 * and packs, so that a search meets the crowds of near-equals that the real register has. No two rows have the
 * same name, form, spec and maker, and no two pack levels the same code.
 */
export function* planNation(count: number, seed: number): Generator<NewProduct> {
  const chance = chanceOf(seed)
  const offered = shareOut(chance, count)
  const counters = { approval: 0, items: new Map<number, number>() }
  let left = count
  for (const one of offered)
    for (let k = 0; k < one.quota && left > 0; k++, left--) yield productOf(chance, one, k, counters)
}

function shareOut(chance: Chance, count: number): Offered[] {
  const makers = nationMakers(chance)
  let serial = 0
  const serials = new Map<string, number>()
  const offered = nationDrugs().map((drug): Offered => {
    const rare = RARE.has(drug.fact.scopeClass)
    const most = rare ? RARE_MAKERS_MAX : MAKERS_MAX
    const invented = chance.some(
      makers[makerKindOf(drug.fact.scopeClass)],
      chance.between(rare ? 1 : Math.ceil(most / 3), most),
    )
    const names = new Map(drug.known.map(({ maker, brand }) => [maker, brand]))
    for (const name of invented)
      if (!names.has(name)) names.set(name, chance.likely(BRANDED_SHARE) ? inventBrand(chance) : null)
    const own = [...names].map(([name, brand]) => {
      if (!serials.has(name)) serials.set(name, serial++)
      return { name, brand, serial: serials.get(name)! }
    })
    const capacity = own.length * drug.amounts.length * drug.packUnits.length
    return { drug, makers: own, capacity, quota: 0, numbers: new Map() }
  })
  fillQuotas(chance, offered, count)
  return offered
}

/** Rounds of chance until everything is given away; throws where the list is too short for it. */
function fillQuotas(chance: Chance, offered: readonly Offered[], count: number): void {
  for (let left = count; left > 0; ) {
    const open = offered.filter(one => one.quota < one.capacity)
    if (open.length === 0) throw new RangeError(`the list of drugs makes no ${count} products`)
    const fair = Math.max(1, Math.ceil(left / open.length))
    for (const one of open) {
      const more = Math.min(left, one.capacity - one.quota, chance.between(1, 2 * fair - 1))
      one.quota += more
      left -= more
    }
  }
}

type Counters = { approval: number; items: Map<number, number> }

function productOf(chance: Chance, one: Offered, k: number, counters: Counters): NewProduct {
  const { drug, makers } = one
  const maker = makers[k % makers.length]!
  const variant = Math.floor(k / makers.length)
  const amounts = drug.amounts[variant % drug.amounts.length]!
  const units = drug.packUnits[Math.floor(variant / drug.amounts.length)]!
  const key = `${k % makers.length} ${variant % drug.amounts.length}`
  if (!one.numbers.has(key)) one.numbers.set(key, numberFor(chance, drug, counters))
  const { scopeClass, rx, temperature, ephedrine, deviceClass, packLevels } = drug.fact
  // Several ampoules are sold by the box, a single one by itself.
  const salesUnit = units > 1 && drug.unit === drug.salesUnit ? '盒' : drug.salesUnit
  const levels = [{ level: salesUnit, units: 1 }, ...packLevels.slice(1)]
  const item = counters.items.get(maker.serial) ?? 0
  counters.items.set(maker.serial, item + 1)
  return {
    productId: chance.id(ID_DAY),
    genericName: drug.genericName,
    brand: maker.brand,
    form: drug.form,
    spec: specText(amounts, units, drug.unit, salesUnit),
    packLevels: levels,
    makerName: maker.name,
    approvalNo: one.numbers.get(key)!,
    packFacts: levels.map((level, i) => ({
      level: level.level,
      gtin: gtinOf(maker.serial, item, i),
      grossWeightGrams: level.units * (20 + (item % 180)),
      volumeCm3: level.units * (60 + (item % 400)),
    })),
    shelfLifeMonths: chance.pick([24, 24, 36, 18]),
    ...{ scopeClass, rx, temperature, ephedrine, deviceClass },
  }
}

/** GTIN-13 of the sales unit under the maker's own prefix; larger packs carry the GTIN-14 with their indicator. */
function gtinOf(maker: number, item: number, level: number): string {
  const body = `69${String(maker).padStart(5, '0')}${String(item).padStart(5, '0')}`
  if (body.length !== 12) throw new RangeError(`maker ${maker} has too many products for its prefix`)
  return level === 0 ? body + gs1Check(body) : `${level}${body}${gs1Check(`${level}${body}`)}`
}

const YEARS = 22
const SERIALS = 9_999
const LETTERS: Record<string, 'Z' | 'S'> = { tcm_patent: 'Z', biologic: 'S', blood: 'S', vaccine: 'S' }

/** Counted up, so that no two drugs share a number: by year first, then as the provinces numbered before 2002. */
function numberFor(chance: Chance, { fact }: NationDrug, counters: Counters): string | null {
  const { scopeClass } = fact
  if (scopeClass === 'tcm_slices' || scopeClass === 'tcm_material') return null
  const i = counters.approval++
  if (scopeClass === 'device1') return `鄂汉械备${2003 + (i % YEARS)}${String(1_000 + (i % 9_000))}`
  if (scopeClass === 'device2' || scopeClass === 'device3')
    return makeDeviceRegistration(chance.below, {
      deviceClass: scopeClass === 'device3' ? 3 : 2,
      province: '鄂',
      year: chance.between(2016, 2024),
    })
  if (scopeClass === 'health_food') return `国食健注G20${String(160_000 + (i % 80_000))}`
  if (scopeClass === 'other')
    return `鄂卫消证字(${2003 + (i % YEARS)})第${String(1 + (i % SERIALS)).padStart(4, '0')}号`
  const letter = LETTERS[scopeClass] ?? 'H'
  if (i < YEARS * SERIALS)
    return `国药准字${letter}${2001 + (i % YEARS)}${String(1 + Math.floor(i / YEARS)).padStart(4, '0')}`
  const codes = PROVINCE_CODES
  const j = i - YEARS * SERIALS
  return `国药准字${letter}${codes[j % codes.length]}02${String(Math.floor(j / codes.length)).padStart(4, '0')}`
}
