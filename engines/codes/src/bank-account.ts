import { digit } from './char-set.ts'
import { luhnCheck } from './check-digit.ts'
import { type Parsed, read } from './format.ts'
import { type Random, randomDigits } from './random.ts'

export type BankCard = { issuer: string; unionPay: boolean }

const CARD_FORMAT = [{ name: 'digits', chars: digit, min: 13, max: 19 }] as const

/**
 * Number of a bank card (银行卡号), 13 to 19 digits with a check digit: ISO/IEC 7812-1, Luhn. Cards that begin with 62 are
 * UnionPay's and have 16 to 19 digits. `issuer` is the first six digits (发卡行标识). Groups of four are joined.
 */
export function parseBankCard(typed: string): Parsed<BankCard> {
  const found = read(typed, CARD_FORMAT)
  if (!found.ok) return found
  const { code, wrong } = found
  const unionPay = code.startsWith('62')
  if (unionPay && code.length < 16)
    return wrong('digits', 'short', { zh: '16 至 19 位', en: '16 to 19 digits' }, code.length)
  const check = luhnCheck(code.slice(0, -1))
  if (check !== code.at(-1)) return wrong('digits', 'check', check, code.length - 1)
  return { ok: true, code, issuer: code.slice(0, 6), unionPay }
}

/** A card of the length that most debit cards have (19). */
export function makeBankCard(random: Random): string {
  const body = `62${randomDigits(random, 16)}`
  return body + luhnCheck(body)
}

const ACCOUNT_FORMAT = [
  { name: 'first', chars: digit, min: 1, max: 30 },
  { name: 'dash', words: ['-'], optional: true },
  { name: 'rest', chars: digit, min: 0, max: 30 },
] as const

/**
 * Account of a firm (对公账号): 8 to 30 digits, each bank in its own way, some with one hyphen that is dropped. No check
 * digit holds for all banks, so only the shape is judged (人民币银行结算账户管理办法 names no format).
 */
export function parseBankAccount(typed: string): Parsed<{ digits: string }> {
  const found = read(typed, ACCOUNT_FORMAT)
  if (!found.ok) return found
  const { field, wrong } = found
  const code = field.first + field.rest
  if (code.length < 8) return wrong('rest', 'short', LENGTH, field.rest.length)
  if (code.length > 30) return wrong('rest', 'long', LENGTH, 30 - field.first.length)
  return { ok: true, code, digits: code }
}

const LENGTH = { zh: '8 至 30 位数字', en: '8 to 30 digits' }

export const makeBankAccount = (random: Random): string => `4${randomDigits(random, 18)}`
