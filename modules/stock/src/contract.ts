import Type, { type Static } from 'typebox'

/** 待验 / 合格 / 不合格 */
export const QUALITIES = ['pending', 'accepted', 'rejected'] as const
export const Quality = Type.Enum(QUALITIES)
export type Quality = Static<typeof Quality>

/** 常温 / 阴凉 / 冷藏 / 冷冻: what a product needs and what a place keeps. */
export const TEMPERATURE_CLASSES = ['ambient', 'cool', 'cold', 'frozen'] as const
export const TemperatureClass = Type.Enum(TEMPERATURE_CLASSES)
export type TemperatureClass = Static<typeof TemperatureClass>

/** 质量可疑 / 超温 / 过期 / 召回 / 到货待验 / 退货待验 */
export const HOLD_CAUSES = ['doubt', 'excursion', 'expired', 'recall', 'receipt', 'return'] as const
export const HoldCause = Type.Enum(HOLD_CAUSES)
export type HoldCause = Static<typeof HoldCause>

/** 盘点 / 破损 / 报损 */
export const ADJUST_REASONS = ['counted', 'damaged', 'scrapped'] as const
export const AdjustReason = Type.Enum(ADJUST_REASONS)
export type AdjustReason = Static<typeof AdjustReason>
