import { among, capital, digit } from './char-set.ts'
import { digits, one, type Parsed, read } from './format.ts'
import { pickChar, type Random, randomDigits } from './random.ts'

export type DiagnosisCode = { category: string; sub: string; extension: string; mark: '' | '+' | '*' }

const FORMAT = [
  one('letter', capital),
  digits('category', 2),
  { name: 'dot', words: ['.'], optional: true },
  { name: 'sub', chars: among('0123456789X', { zh: '数字或 x', en: 'a digit or x' }), min: 0, max: 3 },
  { name: 'x', words: ['X'], optional: true },
  { name: 'extension', chars: digit, min: 0, max: 3 },
  { name: 'mark', words: ['+', '*'], optional: true },
] as const

/**
 * Diagnosis (ICD-10 with the extensions of China's clinical and insurance editions): letter, two digits, then nothing, a
 * point and one or two digits, or a point, three characters and x with three digits, as in I10, I10.x00x002, J06.900x003;
 * + or * of a dagger pair at the end (GB/T 14396-2016; national editions not verified). The x is written small.
 */
export function parseDiagnosisCode(typed: string): Parsed<DiagnosisCode> {
  const found = read(typed, FORMAT)
  if (!found.ok) return found
  const { field, wrong } = found
  const sub = field.sub
  if ((field.dot !== '') !== (sub !== '')) return wrong('sub', field.dot === '' ? 'character' : 'short', DOT)
  // The greedy third character may be the x before the extension: "x00" belongs together, "0x" does not.
  const inner = sub.indexOf('X', 1)
  if (inner > 0) return wrong('sub', 'character', digit, inner)
  if (sub.length < 3 && sub.startsWith('X'))
    return wrong('sub', 'short', { zh: 'x 加两位数字', en: 'x and two digits' })
  if ((field.x !== '') !== (field.extension.length === 3)) return wrong('extension', 'short', THREE)
  if (field.x !== '' && sub.length !== 3) return wrong('x', 'character', digit)
  const tail = `${field.x.toLowerCase()}${field.extension}${field.mark}`
  return {
    ok: true,
    code: `${field.letter}${field.category}${field.dot}${sub.toLowerCase()}${tail}`,
    category: field.letter + field.category,
    sub: sub.toLowerCase(),
    extension: field.extension,
    mark: field.mark as DiagnosisCode['mark'],
  }
}

const DOT = { zh: '小数点后的亚目', en: 'a point and what follows it' }
const THREE = { zh: 'x 加三位数字', en: 'x and three digits' }

export const makeDiagnosisCode = (random: Random): string =>
  `${pickChar(random, 'ABCDEFGHIJKLMN')}${randomDigits(random, 2)}.${randomDigits(random, 1)}00x${randomDigits(random, 3)}`
