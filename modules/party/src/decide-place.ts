import { type DivisionNames, provinceOfCityElsewhere } from '@yaolian/codes'
import { type Refusal, refuse } from '@yaolian/kernel'

/**
 * Names are free text, as old rows and imports bring them, and divisions are made that the list doesn't know yet; but
 * a known city of another province is a mistake that would judge the firm by the wrong province's rules.
 */
export function decidePlace(place: DivisionNames): Refusal | null {
  const lies = provinceOfCityElsewhere(place)
  return lies === null
    ? null
    : refuse('party.city_elsewhere', { city: place.city, province: place.province, lies })
}
