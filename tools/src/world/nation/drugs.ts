import { contentText, dosageForm, parseSpec, type Spec } from '@yaolian/catalogue'
import { loadProducts, type ProductFact } from '../lists/products.ts'

/** A drug of the large catalogue: what it is, in which strengths and pack sizes it comes, and who makes it for real. */
export type NationDrug = {
  genericName: string
  form: string
  fact: ProductFact
  amounts: readonly Pick<Spec, 'strength' | 'volume'>[]
  packUnits: readonly number[]
  unit: string
  salesUnit: string
  known: readonly { maker: string; brand: string | null }[]
}

const SOLID_FORMS = [
  '片',
  '胶囊',
  '分散片',
  '颗粒',
  '缓释片',
  '口崩片',
  '咀嚼片',
  '软胶囊',
  '干混悬剂',
  '肠溶片',
]
const COUNTED_PACKS = [6, 7, 10, 12, 14, 20, 24, 28, 30, 36, 48, 60, 100]
const BOTTLED_PACKS = [1, 2, 3, 5, 6, 10]
const SLICE_GRAMS = [3, 5, 6, 9, 10, 12, 15, 20, 30, 100, 250, 500]
const FACTORS = [0.5, 2]

/** Real names and forms of the project's own list, and oral substances in the solid forms that they lack there. */
export function nationDrugs(): NationDrug[] {
  const facts = loadProducts()
  const byDrug = Map.groupBy(facts, fact => `${fact.generic}\t${fact.form}`)
  const real = [...byDrug.values()].map(drugOf)
  const names = new Set(facts.map(fact => fact.generic))
  return [...real, ...real.flatMap(drug => otherForms(drug, names))]
}

function drugOf(facts: readonly ProductFact[]): NationDrug {
  const fact = facts[0]!
  const specs = facts.map(one => parseSpec(one.spec)).filter((spec): spec is Spec => !('problem' in spec))
  const slices = fact.scopeClass === 'tcm_slices' || fact.scopeClass === 'tcm_material'
  const counted = /[片粒袋丸贴枚]/.test(fact.unit)
  const amounts = slices
    ? SLICE_GRAMS.map(grams => ({ strength: `${grams}g`, volume: null }))
    : amountsOf(specs)
  const packs = slices ? [1] : counted ? COUNTED_PACKS : BOTTLED_PACKS
  return {
    genericName: fact.generic,
    form: fact.form,
    fact,
    amounts,
    packUnits: [...new Set([...(slices ? [] : specs.map(spec => spec.packUnits)), ...packs])],
    unit: slices ? '袋' : fact.unit,
    salesUnit: slices ? '袋' : /[片粒丸贴枚]/.test(fact.salesUnit) ? '盒' : fact.salesUnit,
    known: facts.flatMap(({ maker, brand }) => (maker ? [{ maker, brand }] : [])),
  }
}

/** The list's own amounts, and half and double of each plain one. */
function amountsOf(specs: readonly Spec[]): NationDrug['amounts'] {
  const own = specs.map(({ strength, volume }) => ({ strength, volume }))
  const more = own.flatMap(({ strength, volume }) => {
    const plain = /^(\d+(?:\.\d+)?)(mg|g|μg)$/.exec(strength ?? '')
    if (!plain || volume) return []
    return FACTORS.map(factor => ({
      strength: `${Number((Number(plain[1]) * factor).toFixed(4))}${plain[2]}`,
      volume,
    }))
  })
  return [...new Map([...own, ...more].map(amounts => [contentText(amounts), amounts])).values()]
}

function otherForms(drug: NationDrug, taken: Set<string>): NationDrug[] {
  const { fact } = drug
  const chemical = fact.scopeClass === 'chemical' || fact.scopeClass === 'antibiotic'
  const base = /^(.{2,12}?)(?:片|胶囊|分散片|颗粒)$/.exec(drug.genericName)?.[1]
  if (!chemical || !base || base.includes('复方') || /缓释|控释|肠溶|软$/.test(base)) return []
  return SOLID_FORMS.flatMap((ending): NationDrug[] => {
    const genericName = `${base}${ending}`
    if (taken.has(genericName)) return []
    taken.add(genericName)
    const unit = /片$/.test(ending) ? '片' : ending.endsWith('胶囊') ? '粒' : '袋'
    const form = dosageForm(genericName)
    return form ? [{ ...drug, genericName, form, unit, salesUnit: '盒', known: [] }] : []
  })
}
