import { chanceFrom } from '../orders/sizes.ts'
import { misspell, oneErrorAway } from './misspell.ts'
import { type Good, speaker } from './read-goods.ts'

export const KINDS = ['name', 'pinyin', 'initials', 'brand', 'maker', 'approval', 'barcode', 'typo'] as const
export type Kind = (typeof KINDS)[number]
export type Query = { q: string; group: string }

/** Asked for their latency only: words that begin half of everything, one by one and together. */
export const COMMON = (
  'a|z|f|fufang|复方|fuf|注射用|zsy|片|胶囊|jn|颗粒|注射液|制药|制药有限公司|阿莫西林|amxl|头孢|盐酸|江苏|24|0.5g|盒|' +
  '复方 片|片 24|制药 片|复方 胶囊 制药|江苏 片 24|阿 片|f p|盐酸 片 10mg|制药 0.5g 盒 24|jiaonang|pian'
).split('|')

/**
 * `count` queries of each kind, the same for the same seed. A target is kept only where what is typed means one
 * group (drug, form and strength) and no other: where the field alone stands for several, the strength is typed too;
 * where that is still several, the target is ambiguous and another one is drawn. A misspelt word is ambiguous too
 * where it is, or is one error away from, another name or barcode, or stands inside one.
 */
export function querySet(goods: readonly Good[], count: number, seed: number): Record<Kind, Query[]> {
  const chance = chanceFrom(seed)
  const speak = speaker()
  const fields: Record<Kind, (good: Good) => string> = {
    name: good => good.name,
    pinyin: good => speak(good.name).pinyin,
    initials: good => speak(good.name).initials,
    brand: good => good.brand,
    maker: good => `${shortMaker(good.maker)} ${good.name}`,
    approval: good => good.approvalNo.replace(/^国药准字/, ''),
    barcode: good => good.barcode,
    typo: good => good.name,
  }
  const misspelt = misspeller(goods, chance, speak)
  return Object.fromEntries(
    KINDS.map(kind => {
      const meaning = meaningsOf(goods, fields[kind])
      const asking = (good: Good) =>
        kind === 'typo' ? misspelt(meaning, good) : ask(meaning, fields[kind](good), good)
      return [kind, draw(goods, count, chance, asking)]
    }),
  ) as Record<Kind, Query[]>
}

type Meanings = { alone: Map<string, Set<string>>; strong: Map<string, Set<string>> }

/** Which groups a text means, alone and with the strength behind it. */
function meaningsOf(goods: readonly Good[], field: (good: Good) => string): Meanings {
  const meanings: Meanings = { alone: new Map(), strong: new Map() }
  const note = (map: Map<string, Set<string>>, text: string, group: string): void => {
    const groups = map.get(text)
    if (groups) groups.add(group)
    else map.set(text, new Set([group]))
  }
  for (const good of goods) {
    const text = field(good)
    if (text === '') continue
    note(meanings.alone, text, good.group)
    note(meanings.strong, `${text} ${good.strength}`, good.group)
  }
  return meanings
}

function ask({ alone, strong }: Meanings, text: string, good: Good): string | null {
  if (text === '') return null
  if (alone.get(text)?.size === 1) return text
  const both = `${text} ${good.strength}`
  return good.strength !== '' && strong.get(both)?.size === 1 ? both : null
}

function draw(
  goods: readonly Good[],
  count: number,
  chance: () => number,
  asking: (good: Good) => string | null,
): Query[] {
  const drawn: Query[] = []
  const taken = new Set<string>()
  for (let tries = 0; drawn.length < count; tries++) {
    if (tries > 200 * count) throw new Error(`only ${drawn.length} of ${count} targets are not ambiguous`)
    const good = goods[Math.floor(chance() * goods.length)]!
    const asked = asking(good)
    if (!asked || taken.has(asked)) continue
    taken.add(asked)
    drawn.push({ q: asked, group: good.group })
  }
  return drawn
}

const shortMaker = (maker: string): string => maker.replace(/(股份|集团|有限|责任)*公司$/, '')

/** Half of the errors in Chinese names, the rest in pinyin, initials and barcodes. */
function misspeller(goods: readonly Good[], chance: () => number, speak: ReturnType<typeof speaker>) {
  const names = [...new Set(goods.map(good => good.name))]
  const barcodes = goods.map(good => good.barcode)
  const spellings = { han: names, pinyin: names.map(name => speak(name).pinyin) }
  return (meaning: Meanings, good: Good): string | null => {
    const how = chance()
    if (how >= 0.85) {
      const wrong = misspell(good.barcode, chance)
      const another = (code: string): boolean =>
        code !== good.barcode && (code.startsWith(wrong!) || oneErrorAway(wrong!, code))
      if (wrong && barcodes.some(another)) return null
      return wrong
    }
    const right = ask(meaning, good.name, good)
    if (!right) return null
    const said = how < 0.5 ? good.name : speak(good.name).pinyin
    const wrong = misspell(said, chance)
    if (!wrong) return null
    const others = how < 0.5 ? spellings.han : spellings.pinyin
    const ambiguous = others.some(
      other => other !== said && (other.includes(wrong) || oneErrorAway(wrong, other)),
    )
    if (ambiguous || (how >= 0.5 && others.filter(other => other === said).length > 1)) return null
    return right.replace(good.name, wrong)
  }
}
