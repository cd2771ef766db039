import type { Both } from './lang.ts'
import type { Me } from './session.tsx'

/** A part of the product with its own frame: shop, desk, platform … */
export type Area = { key: string; title: Both; home: string; open: (me: Me) => boolean }

let known: Area[] = []

/** main.tsx names the areas; the kit itself knows none. */
export function announceAreas(areas: Area[]): void {
  known = areas
}

export const areasFor = (me: Me): Area[] => known.filter(area => area.open(me))

/** Where a user lands after login; the first area that is open to them. */
export const homeFor = (me: Me): string => areasFor(me)[0]?.home ?? '/nowhere'
