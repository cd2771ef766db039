// GB 32100-2015: 31 characters without I, O, S, V, Z; the last one is 31 minus the weighted sum modulo 31.
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** True where the text is a unified social credit code (统一社会信用代码) with a right check character. */
export function isUscc(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text)) return false
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * CHARACTERS.indexOf(text[i] ?? ''), 0)
  return CHARACTERS[(31 - (sum % 31)) % 31] === text[17]
}
