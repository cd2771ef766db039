import Type, { type Static } from 'typebox'

/**
 * One vocabulary for licence scopes (经营范围) and product classes, in the order in which lists show them.
 * The last three are no medicines; 'other' is what nobody has classified, and no licence covers it.
 */
export const SCOPE_CLASSES = [
  'chemical',
  'antibiotic',
  'tcm_patent',
  'tcm_slices',
  'tcm_material',
  'biologic',
  'blood',
  'vaccine',
  'biochemical',
  'psychotropic1',
  'psychotropic2',
  'narcotic',
  'toxic',
  'radioactive',
  'precursor',
  'anabolic',
  'device1',
  'device2',
  'device3',
  'health_food',
  'other',
] as const
export type ScopeClass = (typeof SCOPE_CLASSES)[number]
export const ScopeClass = Type.Enum(SCOPE_CLASSES)

/** Classes whose trade is closed to all but licensed firms: 麻醉、精神、毒性、放射、易制毒. */
export const SPECIAL_CLASSES: readonly ScopeClass[] = [
  'narcotic',
  'psychotropic1',
  'psychotropic2',
  'toxic',
  'radioactive',
  'precursor',
]

export const RX_FLAGS = ['rx', 'otc_a', 'otc_b', 'none'] as const
export type RxFlag = (typeof RX_FLAGS)[number]
export const RxFlag = Type.Enum(RX_FLAGS)
/** ambient 10–30 °C, cool not above 20 °C, cold 2–8 °C, frozen below −15 °C. */
export const TEMPERATURES = ['ambient', 'cool', 'cold', 'frozen'] as const
export type Temperature = (typeof TEMPERATURES)[number]
export const Temperature = Type.Enum(TEMPERATURES)
export const DeviceClass = Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(2), Type.Literal(3)])

export const ProductClass = Type.Object({
  scopeClass: ScopeClass,
  rx: RxFlag,
  temperature: Temperature,
  ephedrine: Type.Boolean({ description: '含麻黄碱类复方制剂' }),
  deviceClass: DeviceClass,
})
export type ProductClass = Static<typeof ProductClass>
