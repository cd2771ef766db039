import { foldText } from './fold-text.ts'
import { CITIES, LEGAL, SAME_FIRM, TRADE } from './maker-words.ts'
import { PLACES } from './name-parts.ts'

/** A firm's name taken apart so that spellings of one firm meet. */
export type Maker = {
  /** Folded, without brackets: `赛诺菲杭州制药有限公司`; '' where the text names no firm. */
  full: string
  /** What is left without legal form, trade and place: `赛诺菲`. */
  heart: string
  places: string[]
}
export type MakerAgreement = 'same' | 'alike' | 'differs' | 'unknown'

const ALL_PLACES = [...PLACES, ...CITIES].sort((a, b) => b.length - a.length)

/** A lone place (江苏) tells where a herb grew and no maker. */
export function readMaker(raw: string): Maker {
  const full = foldText(raw)
    .toLowerCase()
    .replace(/(?<=公司)\s*[a-z0-9]$/, '')
    .replace(/[()（）,.·、\s]+(?=[\p{Script=Han}])|(?<=[\p{Script=Han}])[(),.·、\s]+/gu, '')
    .replace(/[()]/g, '')
    .trim()
  const places = ALL_PLACES.filter(place => full.includes(place))
  const bare = places.reduce((text, place) => text.replaceAll(place, ''), full.replace(/省|市|自治区/g, ''))
  if (bare.replace(LEGAL, '') === '' || /^(?:进口|国产|其他)$/.test(bare))
    return { full: '', heart: '', places }
  const heart = bare.replace(LEGAL, '').replace(TRADE, '').trim()
  return { full, heart: heart.length >= 2 ? heart : bare.replace(LEGAL, ''), places }
}

/**
 * `same`: one spelling. `alike`: the same heart and no two places that contradict each other (北京同仁堂 and 天津
 * 同仁堂 are two firms), one name within the other, or an earlier or foreign name of the firm.
 */
export function compareMakers(a: Maker, b: Maker): MakerAgreement {
  if (a.full === '' || b.full === '') return 'unknown'
  if (a.full === b.full) return 'same'
  if (renamed(a) !== null && renamed(a) === renamed(b)) return 'alike'
  const [short, long] = a.full.length < b.full.length ? [a.full, b.full] : [b.full, a.full]
  if (short.length >= 4 && long.includes(short)) return 'alike'
  if (a.heart.length < 2 || a.heart !== b.heart) return 'differs'
  const apart =
    a.places.length > 0 && b.places.length > 0 && !a.places.some(place => b.places.includes(place))
  return apart ? 'differs' : 'alike'
}

function renamed({ heart, full }: Maker): number | null {
  const at = SAME_FIRM.findIndex(names =>
    names.some(name => heart === name || (/^[a-z]/.test(name) && full.includes(name))),
  )
  return at < 0 ? null : at
}
