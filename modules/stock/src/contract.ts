import Type, { type Static } from 'typebox'

/** 待验 / 合格 / 不合格 */
export const QUALITIES = ['pending', 'accepted', 'rejected'] as const
export const Quality = Type.Enum(QUALITIES)
export type Quality = Static<typeof Quality>
