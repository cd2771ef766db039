import { roundHalfUp } from '@yaolian/pricing'

/**
 * Moving weighted average (移动加权平均) of a lot's cost when more of it arrives at another price. Millionths of
 * a yuan per smallest sales unit, rounded half up: the books lose or gain at most half a millionth for each
 * unit. BigInt, since units × price of a large lot passes 2^53.
 */
export function blendCost(onHand: number, costMicro: number, arriving: number, priceMicro: number): number {
  if (onHand === 0 || costMicro === priceMicro) return onHand === 0 ? priceMicro : costMicro
  const total = BigInt(onHand) + BigInt(arriving)
  const value = BigInt(onHand) * BigInt(costMicro) + BigInt(arriving) * BigInt(priceMicro)
  return roundHalfUp(value, total)
}
