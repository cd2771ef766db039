import { PROVINCES } from './region.ts'

/** The same in both languages. */
export type Both = { zh: string; en: string }

/** Characters that may stand in one place, and how a person calls them. */
export type CharSet = Both & { has: (char: string) => boolean }

export const among = (set: string, called?: Both): CharSet => ({
  has: char => set.includes(char),
  zh: called?.zh ?? `${[...set].join('、')} 之一`,
  en: called?.en ?? `one of ${[...set].join(' ')}`,
})

export const digit = among('0123456789', { zh: '数字', en: 'a digit' })

export const capital: CharSet = {
  has: char => char >= 'A' && char <= 'Z',
  zh: '大写字母',
  en: 'a capital letter',
}

export const alphanumeric: CharSet = {
  has: char => digit.has(char) || capital.has(char),
  zh: '大写字母或数字',
  en: 'a capital letter or a digit',
}

export const provinceName = among(PROVINCES, {
  zh: '省、自治区、直辖市的简称',
  en: 'the one-character name of a province',
})

export const han: CharSet = {
  has: char => /^[\u4e00-\u9fa5]$/.test(char),
  zh: '汉字',
  en: 'a Chinese character',
}

/** All of a set but a few, which begin what follows. */
export const without = (set: CharSet, chars: string): CharSet => ({
  ...set,
  has: char => set.has(char) && !chars.includes(char),
})
