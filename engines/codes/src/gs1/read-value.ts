import type { Both } from '../char-set.ts'
import { gs1Check } from '../check-digit.ts'
import { daysOf } from '../day.ts'
import type { Why } from '../why.ts'
import type { Component, Identifier } from './identifiers.ts'

const SET_82 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]$/
const SET_39 = /^[#\-/0-9A-Z]$/
const SET_64 = /^[A-Za-z0-9_=-]$/
const SETS: Record<Component['set'], { fits: (char: string) => boolean } & Both> = {
  N: { fits: char => char >= '0' && char <= '9', zh: '数字', en: 'a digit' },
  X: { fits: char => SET_82.test(char), zh: 'GS1 82 字符集的字符', en: 'a character of GS1 set 82' },
  Y: { fits: char => SET_39.test(char), zh: 'GS1 39 字符集的字符', en: 'a character of GS1 set 39' },
  Z: { fits: char => SET_64.test(char), zh: 'base64 字符', en: 'a base64 character' },
}

export type ValueWrong = { offset: number; why: Why; expected?: Both }

/** What is wrong with the value of an identifier, and where in it; null when nothing is. */
export function wrongValue(value: string, { components }: Identifier): ValueWrong | null {
  let index = 0
  for (const component of components) {
    if (component.optional && index === value.length) return null
    const { min, max, set } = component
    const part = value.slice(index, index + max)
    const strange = [...part].findIndex(char => !SETS[set].fits(char))
    if (strange >= 0) return { offset: index + strange, why: 'character', expected: SETS[set] }
    if (part.length < min) return { offset: value.length, why: 'short', expected: lengthOf(component) }
    const wrong = wrongPart(part, component)
    if (wrong) return { ...wrong, offset: index + wrong.offset }
    index += part.length
  }
  const last = components.at(-1)
  return index < value.length && last ? { offset: index, why: 'long', expected: lengthOf(last) } : null
}

const lengthOf = ({ min, max }: Component): Both =>
  min === max
    ? { zh: `${max} 位`, en: `${max} characters` }
    : { zh: `至多 ${max} 位`, en: `at most ${max} characters` }

function wrongPart(part: string, { rule }: Component): ValueWrong | null {
  if (rule === 'c') {
    const check = gs1Check(part.slice(0, -1))
    if (check !== part.at(-1))
      return { offset: part.length - 1, why: 'check', expected: { zh: check, en: check } }
  }
  if (rule === 'd' || rule === 'D') {
    const [year, month, day] = [part.slice(0, 2), part.slice(2, 4), part.slice(4, 6)].map(Number) as [
      number,
      number,
      number,
    ]
    // 29 February is judged in the century that gs1Day would choose; 2000 and 1900 differ only for year 00.
    const days = daysOf(2000 + year, month)
    if (days === 0) return { offset: 2, why: 'date', expected: MONTH }
    if (day > days || (day === 0 && rule === 'D')) return { offset: 4, why: 'date', expected: DAY }
  }
  if (rule === 'h' && (part.slice(0, 2) > '23' || part.slice(2) > '59'))
    return { offset: 0, why: 'date', expected: HOUR }
  return null
}

const MONTH = { zh: '01 至 12 月', en: 'a month from 01 to 12' }
const DAY = { zh: '该月的某一日', en: 'a day of that month' }
const HOUR = { zh: '00:00 至 23:59', en: 'a time from 0000 to 2359' }

/**
 * 'YYYY-MM-DD' of six digits YYMMDD; day 00 is the month's last. The century is the one that lies nearest to `yearNow`:
 * 51 and more years ahead are the century before, 50 and more behind the next (GS1 General Specifications 7.12).
 */
export function gs1Day(digits: string, yearNow: number): string {
  const century = yearNow - (yearNow % 100)
  const ahead = Number(digits.slice(0, 2)) - (yearNow % 100)
  const year = century + (ahead >= 51 ? -100 : ahead <= -50 ? 100 : 0) + Number(digits.slice(0, 2))
  const month = digits.slice(2, 4)
  const day = digits.slice(4, 6) === '00' ? String(daysOf(year, Number(month))) : digits.slice(4, 6)
  return `${year}-${month}-${day}`
}
