const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
let serial = 0

/** Another valid unified social credit code at each call (GB 32100-2015). */
export function nextUscc(): string {
  const body = `91420100${String(++serial).padStart(9, '0')}`
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * CHARACTERS.indexOf(body[i] ?? ''), 0)
  return body + CHARACTERS[(31 - (sum % 31)) % 31]
}
