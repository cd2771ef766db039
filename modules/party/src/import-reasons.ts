import { type Both, sayWrong, type Wrong } from '@yaolian/codes'
import type { RowProblem } from './import-contract.ts'

/** Every reason for which a row is not taken; numbers have their own words from the engine that reads them. */
const REASONS = {
  'row.syntax': {
    zh: '引号没有闭合，这一行读不出',
    en: 'a quotation mark never closes: the line cannot be read',
  },
  'row.encoding': {
    zh: '文字已损坏（乱码），请重新导出',
    en: 'characters were lost or garbled: export it again',
  },
  'row.long': { zh: '这一行过长', en: 'the line is too long' },
  'row.columns': { zh: '列数多于表头', en: 'more cells than the titles have' },
  'name.missing': { zh: '没有企业名称', en: 'the name is missing' },
  'name.formula': { zh: '企业名称以公式符号开头', en: 'the name begins like a formula' },
  'name.short': { zh: '企业名称太短', en: 'the name is too short' },
  'text.long': { zh: '内容过长', en: 'too long' },
  'text.control': { zh: '含有不可见的控制字符', en: 'holds control characters' },
  'uscc.missing': { zh: '没有统一社会信用代码', en: 'the unified social credit code is missing' },
  'uscc.other_name': {
    zh: '该信用代码已登记为另一名称的企业，请在企业页面核对',
    en: 'this code belongs to a firm of another name: look at its page',
  },
  'uscc.other_kind': {
    zh: '该企业已登记为另一类型，请在企业页面核对',
    en: 'this firm is registered as another kind: look at its page',
  },
  'uscc.scientific': {
    zh: '代码被表格软件改成了科学计数或丢失末位，请将该列设为文本',
    en: 'a spreadsheet has turned the code into a number: format the column as text',
  },
  'kind.missing': { zh: '没有企业类型，从名称也看不出', en: 'no kind of firm, and the name does not tell' },
  'kind.unknown': {
    zh: '不认识的企业类型；可用：批发企业、生产企业、持有人、连锁总部、药店、诊所、医院、疾控、物流',
    en: 'unknown kind of firm; known: distributor, manufacturer, mah, chain, pharmacy, clinic, hospital, cdc, carrier',
  },
  'province.missing': {
    zh: '没有省份，从地址和信用代码也看不出',
    en: 'no province, neither in the address nor in the code',
  },
  'province.unknown': { zh: '不认识的省份', en: 'no such province' },
  'city.elsewhere': { zh: '这个城市在另一个省', en: 'that city lies in another province' },
  'city.missing': { zh: '没有城市，从地址也看不出', en: 'no city, nor in the address' },
  'parent.malformed': { zh: '上级企业应填统一社会信用代码', en: 'the parent is named by its credit code' },
  'parent.unknown': {
    zh: '上级企业没有登记，也不在本文件的有效行中',
    en: 'no such parent is registered or among the good rows',
  },
  'parent.unfit': { zh: '该类型的企业不能作为上级', en: 'a firm of that kind cannot stand above another' },
} as const satisfies Record<string, Both>

export type Reason = keyof typeof REASONS

const VALUE_CHARS_MAX = 120

export const problemOf = (line: number, column: string, reason: Reason, value: string): RowProblem => ({
  line,
  column,
  reason,
  value: value.slice(0, VALUE_CHARS_MAX),
  ...REASONS[reason],
})

/** A number that its parser refused: the place and what should stand there, in words. */
export const numberProblem = (line: number, column: string, wrong: Wrong, value: string): RowProblem => ({
  line,
  column,
  reason: `uscc.${wrong.why}`,
  value: value.slice(0, VALUE_CHARS_MAX),
  ...sayWrong(wrong),
})
