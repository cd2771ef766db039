import { among } from './char-set.ts'
import { dayOf } from './day.ts'
import { digits, one, type Parsed, read } from './format.ts'
import { padded, type Random } from './random.ts'
import { PROVINCES } from './region.ts'

export type AdApproval = {
  authority: string
  kind: 'drug' | 'device' | 'health_food' | 'special_food'
  medium: 'film' | 'sound' | 'text'
  /** Last day on which the advertisement may run, 'YYYY-MM-DD'. */
  expiresOn: string
  serial: string
}

const KINDS: Record<string, AdApproval['kind']> = {
  药: 'drug',
  械: 'device',
  食健: 'health_food',
  食特: 'special_food',
}
const MEDIA: Record<string, AdApproval['medium']> = { 视: 'film', 声: 'sound', 文: 'text' }

const FORMAT = [
  one('authority', among(`国${PROVINCES}`, { zh: '国或省份简称', en: '国 or the name of a province' })),
  { name: 'kind', words: ['药', '械', '食健', '食特'] },
  { name: 'word', words: ['广审('] },
  { name: 'medium', words: ['视', '声', '文'] },
  { name: 'word2', words: [')第'] },
  digits('day', 6),
  { name: 'dash', words: ['-'] },
  digits('serial', 5),
  { name: 'end', words: ['号'] },
] as const

/**
 * Approval of an advertisement (广告批准文号): authority, kind, 广审(视/声/文)第YYMMDD-NNNNN号; the six digits are the last
 * day of validity. 药品、医疗器械、保健食品、特殊医学用途配方食品广告审查管理暂行办法 (2020), by a sample. No check digit.
 */
export function parseAdApproval(typed: string): Parsed<AdApproval> {
  const found = read(typed, FORMAT)
  if (!found.ok) return found
  const { code, field, wrong } = found
  const expiresOn = dayOf(`20${field.day}`)
  if (expiresOn === null) return wrong('day', 'date', { zh: '年月日各两位', en: 'YYMMDD' })
  return {
    ok: true,
    code,
    authority: field.authority,
    kind: KINDS[field.kind] as AdApproval['kind'],
    medium: MEDIA[field.medium] as AdApproval['medium'],
    expiresOn,
    serial: field.serial,
  }
}

/** `expiresOn`: 'YYYY-MM-DD'. */
export const makeAdApproval = (random: Random, of: { province: string; expiresOn: string }): string =>
  `${of.province}药广审(文)第${of.expiresOn.slice(2).replaceAll('-', '')}-${padded(1 + random(99_999), 5)}号`
