import { foldText } from './fold-text.ts'

/** A 规格 taken apart. All quantities keep the field's notation; units have one spelling (`g mg μg ml IU U`). */
export type Spec = {
  /** Amount per smallest unit: `0.25g`, `80mg/12.5mg`, `5%`; null where the spec names none. */
  strength: string | null
  /** Fill volume of one unit: `10ml`, or null. */
  volume: string | null
  /** How many units one sales pack holds. */
  packUnits: number
  /** The unit counted by `packUnits`: 片, 粒, 支 … */
  unit: string
  /** What is sold: 盒, 瓶, 支 … */
  salesUnit: string
  /** The one spelling of the whole, such as `10ml:1g×5支/盒`. */
  text: string
}
export type SpecProblem = { problem: 'spec.empty' | 'spec.unreadable'; at: string }

const THINGS = '盒|瓶|袋|支|板|包|套|罐|桶|筒|条|只|个|枚|贴|片|粒|丸|卷|张|听|管|份|双|台|副'
const COUNTED = `${THINGS}|吸|揿|喷|泡|人份`
const SALES = new RegExp(`(?:/1?|(?<=\\d(?:mg|g|ml)))(${THINGS}|g)$`)
const COUNT = new RegExp(`(?:(?:^|[×/])(\\d+)|×)(${COUNTED})$`)
const INNER_COUNT = new RegExp(`^(\\d+)(${COUNTED})$`)
const CONTAINERS = /^[盒瓶袋板包套罐桶筒听管]$/
const MEASURE = 'kg|mg|μg|ng|ml|l|g|iu|u|au|lsu|mbq|mci|kcal|kj|mmol|单位|cm|mm'
const AMOUNT = new RegExp(`^\\d+(?:\\.\\d+)?(?:%|[万亿]?(?:${MEASURE})|${COUNTED})$`, 'i')
const BARE = /^\d+(?:\.\d+)?$/
const VOLUME = /^\d+(?:\.\d+)?(?:ml|l)$/i

/**
 * Reads the dozen spellings of 规格: `0.25g×24片/盒`, `2ml:1.25万u×10支/盒`, `100ml*1瓶`, `10g/袋`,
 * `5ml：10mg x 5 支`, `1.7ml(68mg:17ug)×1支`. What it cannot read it names instead of guessing.
 * @param salesUnit the row's own unit column, used where the spec doesn't end with one
 */
export function parseSpec(raw: string, salesUnit = ''): Spec | SpecProblem {
  const text = tidy(raw)
  if (text === '') return { problem: 'spec.empty', at: '' }
  const sales = SALES.exec(text)?.[1]
  let rest = text.replace(SALES, '')
  const count = COUNT.exec(rest)
  rest = rest.replace(COUNT, '')
  const hint = foldText(salesUnit).replace('克', 'g')
  let packUnits = Number(count?.[1] ?? 1)
  let unit = count?.[2] ?? sales ?? hint
  // `1000mg/g` in a hospital list: sold by weight; its one spelling is `1g`.
  if (unit === '' && rest === '1g') unit = 'g'
  if (unit === 'g') rest = ''
  const inner = INNER_COUNT.exec(rest)
  if (inner) {
    // `72粒×1盒` counts the grains; `1片×30片` says nothing by its first part; `16丸×18袋` says what a bag holds.
    if (packUnits === 1 && CONTAINERS.test(unit))
      [packUnits, unit, rest] = [Number(inner[1]), inner[2] ?? '', '']
    else if (inner[1] === '1') rest = ''
  }
  if (unit === '') return { problem: 'spec.unreadable', at: text }
  if (packUnits < 1 || packUnits > 100_000) return { problem: 'spec.unreadable', at: count?.[0] ?? text }
  const own = Number(count?.[1] ?? 1) === 1 ? count?.[2] : undefined
  const soldAs = sales ?? own ?? (hint || (packUnits === 1 ? unit : '盒'))
  const amounts = splitAmounts(rest)
  if (amounts === null) return { problem: 'spec.unreadable', at: rest }
  return { ...amounts, packUnits, unit, salesUnit: soldAs, text: specText(amounts, packUnits, unit, soldAs) }
}

function tidy(raw: string): string {
  return foldText(raw)
    .replace(/[*✕╳xX](?=\s*\d)|(?<=[\d\p{Script=Han}a-z)])\s*[*✕╳xX]\s*(?=[\d(])/giu, '×')
    .replace(/\s*([×:/+])\s*/g, '$1')
    .replace(/(\d) (?=[a-zA-Zμ万])/g, '$1')
    .replace(/克(?=$)/, 'g')
    .replace(/;|；/g, ':')
    .replace(/(\d+)\.(\d*?)0+(?=\D|$)/g, (_, whole: string, part: string) =>
      part ? `${whole}.${part}` : whole,
    )
    .replace(/(\d)(?:ug|mcg|微克)/gi, '$1μg')
    .replace(/(\d)(?:毫升|mL|ML|Ml)/g, '$1ml')
    .replace(/(\d)毫克/g, '$1mg')
    .replace(/(\d)(?:克|G)(?=[×:/(]|$)/g, '$1g')
    .replace(/(\d)(万?)(?:iu|IU|国际单位)/g, '$1$2IU')
    .replace(/(\d)(万?)u(?![a-z])/gi, '$1$2U')
    .replace(/(\d(?:ml|mg|μg|g|IU))(?=\d)/g, '$1:')
    .replace(/^([^()]*)(\([^()]*\))$/, moveRemark)
    .replace(/[/:×]+$/, '')
}

/** `50mg×6片/盒(5×10cm)`: the remark speaks about the content, so it goes there. */
function moveRemark(whole: string, before: string, remark: string): string {
  const pack = new RegExp(`×\\d+(?:${COUNTED})(?:/(?:${THINGS}))?$`).exec(before)
  return pack ? `${before.slice(0, pack.index)}${remark}${pack[0]}` : whole
}

/** `10ml:1g` → volume and strength; null where a piece is no amount. */
function splitAmounts(text: string): Amounts | null {
  if (text === '') return { strength: null, volume: null }
  const bracket = /^([^()]*)\(([^()]+)\)([^()]*)$/.exec(text)
  const inner = bracket?.[2] ?? ''
  const plain = bracket ? `${bracket[1]}${bracket[3]}` : text
  const pieces = plain
    .replace(/%(?=\d)/g, '%:')
    .split(/[:/× ]/)
    .filter(piece => piece !== '')
  // A number without its unit is read only in `80/5mg` and `11×15cm`, where the last piece has it.
  const bare = /\d\/\d|cm$/.test(plain)
  const readable = (piece: string) => AMOUNT.test(piece) || (bare && BARE.test(piece))
  // `50g+60g` is a kit, `75mg+20mg` a compound.
  if (!pieces.every(piece => piece.split('+').every(readable))) return null
  const volumes = pieces.filter(piece => VOLUME.test(piece))
  const volume = volumes.length === 1 ? (volumes[0] as string) : null
  const separator = plain.includes('cm') ? '×' : plain.includes('/') && !plain.includes(':') ? '/' : ':'
  const others = pieces.filter(piece => piece !== volume)
  const strength = others.join(separator)
  if (inner === '') return { strength: strength || null, volume }
  // `1.7ml(68mg:17μg)` holds the strength; `200ml(1kcal/ml)` a remark, which keeps its brackets.
  const isStrength = strength === '' && inner.split(/[:/]/).every(piece => AMOUNT.test(piece))
  return { strength: isStrength ? inner : `${strength}(${inner})`, volume }
}

type Amounts = { strength: string | null; volume: string | null }

/** `10ml:1g`, `200ml(1kcal/ml)`; '' where the spec names neither. */
export function contentText({ volume, strength }: Amounts): string {
  const joint = volume && strength && !strength.startsWith('(') ? ':' : ''
  return `${volume ?? ''}${joint}${strength ?? ''}`
}

/** The one spelling: `volume:strength×count unit/sales unit`, a lone unit without its count. */
export function specText(amounts: Amounts, packUnits: number, unit: string, salesUnit: string): string {
  const content = contentText(amounts)
  if (packUnits === 1 && unit === salesUnit) return content === '' ? `1${unit}` : `${content}/${salesUnit}`
  return `${content === '' ? '' : `${content}×`}${packUnits}${unit}/${salesUnit}`
}
