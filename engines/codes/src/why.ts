import type { Both } from './char-set.ts'

/** What can be wrong with a code. */
export type Why =
  | 'empty'
  | 'short'
  | 'long'
  | 'length'
  | 'character'
  | 'word'
  | 'check'
  | 'region'
  | 'year'
  | 'date'
  | 'prefix'
  | 'class'
  | 'twice'
  | 'pair'
  | 'several'
  | 'form'

/** The reasons in words; `{at}` counts from 1. */
export const WHY_TEXTS: Record<Why, Both> = {
  empty: { zh: '没有填写', en: 'nothing was entered' },
  short: { zh: '位数不够', en: 'too short' },
  long: { zh: '第 {at} 位起多余', en: 'too long from position {at}' },
  length: { zh: '位数不对', en: 'wrong number of characters' },
  character: { zh: '第 {at} 位字符不对', en: 'wrong character at position {at}' },
  word: { zh: '第 {at} 位起文字不对', en: 'wrong words from position {at}' },
  check: { zh: '校验位不符，请核对整个号码', en: 'the check digit does not fit; compare the whole number' },
  region: { zh: '第 {at} 位起不是有效的地区', en: 'no such region at position {at}' },
  year: { zh: '第 {at} 位起年份不对', en: 'impossible year at position {at}' },
  date: { zh: '第 {at} 位起不是有效的日期', en: 'no such date at position {at}' },
  prefix: { zh: '第 {at} 位起前缀不对', en: 'impossible prefix at position {at}' },
  class: { zh: '第 {at} 位类别与前文不符', en: 'the class at position {at} contradicts what stands before' },
  twice: { zh: '第 {at} 位起重复且内容不同', en: 'given twice with another content at position {at}' },
  pair: { zh: '第 {at} 位起与前文不能同时出现', en: 'cannot stand beside what comes before position {at}' },
  several: {
    zh: '第 {at} 位起是另一个号码，请分开填写',
    en: 'another number begins at position {at}; enter one',
  },
  form: { zh: '不是完整的企业名称', en: 'not the full name of a firm' },
}

/** One sentence in each language: what is wrong, where, and what should stand there. */
export function sayWrong({ at, why, expected }: { at: number; why: Why; expected?: Both }): Both {
  const { zh, en } = WHY_TEXTS[why]
  const fill = (text: string): string => text.replace('{at}', String(at + 1))
  if (!expected) return { zh: fill(zh), en: fill(en) }
  return why === 'short'
    ? { zh: `${fill(zh)}，还缺${expected.zh}`, en: `${fill(en)}; what follows is ${expected.en}` }
    : { zh: `${fill(zh)}，应为${expected.zh}`, en: `${fill(en)}; expected ${expected.en}` }
}
