import { foldText } from './fold-text.ts'
import { OLD_NAMES, PACKAGE_NOTES, PLACES, USE_NOTES } from './name-parts.ts'

/** What one name cell of a price list or hospital catalogue really says. */
export type NormalName = {
  /** Generic name, half width, without brand, concentration, package or list marks. */
  name: string
  brand: string | null
  /** An older or other generic name that people still search by, such as 心痛定. */
  alias: string | null
  /** Leading concentration such as `5%`; it belongs to the strength. */
  concentration: string | null
  /** Package and supply remarks (塑瓶, 软袋), and makers or places that stood in brackets. */
  notes: string[]
}

/** List marks that hospitals put before names: insurance class, tender batch, high-risk medicine. */
const MARKS = /^(?:[*★☆▲△◆●■#]|(?:BG|LB)(?=\p{Script=Han}))+/u
const LEADING_STRENGTH = /^(\d+(?:\.\d+)?%)(?=\p{Script=Han})/u

/**
 * Takes a name cell apart. Brackets hold a brand, an old name, a package remark, a place or a part of the
 * name itself; which one is decided by `name-parts.ts`, and what is not known stays in the name, because a
 * lost qualifier such as (I) would merge two products.
 * @param raw such as `*盐酸特比萘芬乳膏（丁克）` or `5%葡萄糖注射液(塑瓶)`
 * @param maker the row's maker: a bracket that repeats it is no brand
 */
export function normaliseName(raw: string, maker = ''): NormalName {
  const found: NormalName = { name: '', brand: null, alias: null, concentration: null, notes: [] }
  let text = closeBracket(foldText(raw).replace(MARKS, ''))
  text = text.replace(LEADING_STRENGTH, (_, strength: string) => {
    found.concentration = strength
    return ''
  })
  found.name = foldText(
    text.replace(/\(([^()]*)\)/g, (whole, inside: string) =>
      place(inside.trim(), maker, found) ? '' : whole,
    ),
  )
  // A cell that is only a bracket would lose its name altogether.
  if (found.name === '') return { ...found, name: text, brand: null, alias: null }
  return found
}

/** Puts the bracket's content where it belongs; false leaves it in the name. */
function place(inside: string, maker: string, found: NormalName): boolean {
  if (inside === '') return true
  if (USE_NOTES.has(inside) || /^[\dA-Z-]+$/.test(inside)) return false
  if (OLD_NAMES.has(inside)) {
    found.alias ??= inside
    return true
  }
  if (PACKAGE_NOTES.test(inside) || isPlaceOrMaker(inside, maker)) {
    found.notes.push(inside)
    return true
  }
  if (found.brand !== null || !/^(?:\p{Script=Han}{2,6}|[A-Z][A-Za-z]{2,})$/u.test(inside)) return false
  found.brand = inside
  return true
}

function isPlaceOrMaker(inside: string, maker: string): boolean {
  const rest = PLACES.reduce((text, name) => text.replace(name, ''), inside)
  return rest === '' || (maker !== '' && foldText(maker).includes(rest))
}

function closeBracket(text: string): string {
  const open = text.split('(').length - text.split(')').length
  return open === 1 ? `${text})` : text
}
