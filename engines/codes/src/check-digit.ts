const ALPHABET_31 = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS_31 = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ALPHABET_36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const WEIGHTS_11 = [3, 7, 9, 10, 5, 8, 4, 2]
const WEIGHTS_ID = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Characters of the unified social credit code: no I, O, S, V, Z. */
export const USCC_ALPHABET = ALPHABET_31

/** Check character of a unified social credit code, GB 32100-2015: weights are powers of 3 modulo 31. */
export const usccCheck = (body: string): string =>
  ALPHABET_31[(31 - (weighted(body, ALPHABET_31, WEIGHTS_31) % 31)) % 31] as string

/** Check character of an organisation code, GB 11714-1997: 11 − sum modulo 11; 10 is X, 11 is 0. */
export function organisationCheck(body: string): string {
  const value = 11 - (weighted(body, ALPHABET_36, WEIGHTS_11) % 11)
  return value === 10 ? 'X' : value === 11 ? '0' : String(value)
}

/** Check digit of GTIN, GLN and SSCC (GS1 General Specifications 7.9): weights 3, 1, 3 … from the right. */
export function gs1Check(body: string): string {
  let sum = 0
  for (let i = body.length - 1, weight = 3; i >= 0; i--, weight = 4 - weight) sum += Number(body[i]) * weight
  return String((10 - (sum % 10)) % 10)
}

/** Check character of an identity number, GB 11643-1999 (ISO 7064 MOD 11-2); `body` is 17 digits. */
export const identityCheck = (body: string): string =>
  '10X98765432'[weighted(body, ALPHABET_36, WEIGHTS_ID) % 11] as string

/** Check digit of a payment card, ISO/IEC 7812-1 annex B (Luhn): every second digit from the right doubled. */
export function luhnCheck(body: string): string {
  let sum = 0
  for (let i = body.length - 1, twice = true; i >= 0; i--, twice = !twice) {
    const value = Number(body[i]) * (twice ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return String((10 - (sum % 10)) % 10)
}

function weighted(body: string, alphabet: string, weights: readonly number[]): number {
  let sum = 0
  for (const [i, weight] of weights.entries()) sum += alphabet.indexOf(body[i] as string) * weight
  return sum
}
