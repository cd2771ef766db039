import { type Parsed, wrongAt } from './format.ts'

export type FirmName = {
  /** What kind of body the end of the name says. */
  form: 'company' | 'works' | 'institution' | 'foreign'
}

const COMPANY = /(?:公司|集团|合作社|事务所|中心|商行|株式会社)(?:[（(][^()（）]{1,20}[)）])?$/
const BRANCH = /公司[\p{Script=Han}\w（）()]{1,20}(?:分公司|分厂|厂|店|部|分装厂|分店)$/u
const WORKS = /(?:厂|药店|药房|大药房|门市部|药行|药堂)(?:[（(][^()（）]{1,20}[)）])?$/
const INSTITUTION = /(?:研究所|研究院|医院|卫生院|诊所|门诊部|血站|学校|大学|卫生室|服务站|中心血站)$/
const FOREIGN =
  /(?<![a-z])(?:inc(?:orporated)?|ltd|limited|llc|plc|corp|corporation|company|co|gmbh|ag|kg|s\.? ?a|s\.?p\.?a|s\.?r\.?l|b\.?v|n\.?v|a\/?s|aps|ab|oy|s\.?a\.?s|pty|k\.?k|kft|uc|ulc|dac|eeig|scomm|jsc|laborator(?:y|ies)|laboratoires?|pharmaceuticals?|d\.?o\.?o)(?![a-z])/i

/**
 * Is this the full name of a firm? A Chinese name ends in what kind of body it is (企业名称登记管理规定 2020 §6: 行政区划 + 字号 +
 * 行业 + 组织形式); a foreign one holds its legal form or calls itself laboratories, pharmaceuticals. Short names (江苏, 正大天晴),
 * remarks and digits behind the name are refused where they begin. The form of a name says nothing about the firm.
 */
export function parseFirmName(typed: string): Parsed<FirmName> {
  const code = typed.normalize('NFKC').trim().replace(/\s+/g, ' ')
  if (code === '') return wrongAt(0, 'empty')
  const at = typed.indexOf(typed.trim())
  if (!/\p{Script=Han}/u.test(code))
    return FOREIGN.test(code) ? { ok: true, code, form: 'foreign' } : wrongAt(at, 'form', FULL)
  const bare = code.replace(/^[\s"']+/, '')
  if (BRANCH.test(bare) || COMPANY.test(bare)) return { ok: true, code, form: 'company' }
  if (WORKS.test(bare)) return { ok: true, code, form: 'works' }
  if (INSTITUTION.test(bare)) return { ok: true, code, form: 'institution' }
  // A foreign firm with its country in Chinese: 韩国Taejoon Pharm.CO.,LTD.
  if (FOREIGN.test(code)) return { ok: true, code, form: 'foreign' }
  const stray = /^(.*(?:公司|厂|医院|研究所))([^\p{Script=Han}].*)$/u.exec(typed.trim())
  if (stray) return wrongAt(at + (stray[1] as string).length, 'long')
  return wrongAt(at + typed.trim().length, 'form', FULL)
}

const FULL = {
  zh: '以组织形式结尾的全称，如“有限公司”“厂”“医院”',
  en: 'the full name with the kind of body at its end',
}
