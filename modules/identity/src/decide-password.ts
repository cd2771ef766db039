import { type Refusal, refuse } from '@yaolian/kernel'
import { COMMON_PASSWORDS } from './common-passwords.ts'

const LENGTH_MIN = 10
const LENGTH_MAX = 128
const DISTINCT_MIN = 5
/** As the page about passwords tells them. */
export const PASSWORD_LIMITS = { lengthMin: LENGTH_MIN, lengthMax: LENGTH_MAX, distinctMin: DISTINCT_MIN }

/**
 * Is this a password to be kept? Length and a list of common ones rather than rules about signs, as NIST SP 800-63B
 * section 3.1.1.2 asks. Null when it is.
 */
export function decidePassword(password: string, name: string): Refusal | null {
  const folded = password.normalize('NFKC').toLowerCase()
  const length = [...folded].length
  if (length < LENGTH_MIN || length > LENGTH_MAX)
    return refuse('identity.password_length', { min: LENGTH_MIN, max: LENGTH_MAX })
  if (folded.includes(name.toLowerCase())) return refuse('identity.password_is_name', {})
  if (new Set(folded).size < DISTINCT_MIN || isRun(folded) || COMMON_PASSWORDS.has(folded))
    return refuse('identity.password_common', {})
  return null
}

/** 1234567890, abcdefghij, 9876543210: each character follows the one before. */
function isRun(text: string): boolean {
  const steps = new Set<number>()
  for (let i = 1; i < text.length; i++) steps.add(text.charCodeAt(i) - text.charCodeAt(i - 1))
  return steps.size === 1 || ['1234567890', '0123456789'].some(run => run.repeat(3).includes(text))
}
