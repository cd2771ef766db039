/**
 * The roundings of this house, each by name; nothing else in the repository rounds money. All of them take an
 * exact fraction of whole numbers, so that no binary float ever stands between two amounts. Products beyond 2^53
 * go through BigInt; the result must be a safe integer again.
 */
type Rounding = (whole: bigint, twiceRest: bigint, divisor: bigint) => boolean

/** 四舍五入: a half goes away from zero, in both directions alike. Prices, amounts and VAT. */
export const roundHalfUp = (numerator: number | bigint, denominator: number | bigint): number =>
  divide(numerator, denominator, (_whole, twiceRest, divisor) => twiceRest >= divisor)

/** A half goes to the even neighbour: for sums of very many roundings, where halves must not add up. */
export const roundHalfEven = (numerator: number | bigint, denominator: number | bigint): number =>
  divide(
    numerator,
    denominator,
    (whole, twiceRest, divisor) => twiceRest > divisor || (twiceRest === divisor && whole % 2n === 1n),
  )

/** Towards zero. */
export const roundDown = (numerator: number | bigint, denominator: number | bigint): number =>
  divide(numerator, denominator, () => false)

/** Away from zero. */
export const roundUp = (numerator: number | bigint, denominator: number | bigint): number =>
  divide(numerator, denominator, (_whole, twiceRest) => twiceRest > 0n)

/** Works on magnitudes, so that a refund mirrors its sale to the fen. */
function divide(numerator: number | bigint, denominator: number | bigint, up: Rounding): number {
  const [n, d] = [BigInt(numerator), BigInt(denominator)]
  if (d === 0n) throw new RangeError('division by zero')
  const negative = n < 0n !== d < 0n
  const [size, divisor] = [n < 0n ? -n : n, d < 0n ? -d : d]
  const whole = size / divisor
  const rounded = whole + (up(whole, 2n * (size - whole * divisor), divisor) ? 1n : 0n)
  return safe(Number(negative ? -rounded : rounded))
}

/** @throws RangeError when the amount is not a safe integer (2^53 fen is 90 trillion yuan) */
export function safe(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`amount out of range: ${amount}`)
  return amount === 0 ? 0 : amount // never -0, which would print as "-0"
}
