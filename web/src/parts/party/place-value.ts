import Type, { type Static } from 'typebox'

const Name = Type.String({ minLength: 1, maxLength: 30 })

/** Province, city and, where there is one, district: what one cascade chooses and three fields of a body carry. */
export const PlaceValue = Type.Array(Name, { minItems: 2, maxItems: 3 })
export type PlaceValue = Static<typeof PlaceValue>

type Names = { province: string; city: string; district?: string }

/** What a form begins with; nothing where province and city are not known. Free text of old rows is shown as it is. */
export const placeOf = ({ province, city, district = '' }: Names): PlaceValue | undefined =>
  province && city ? [province, city, district].filter(Boolean) : undefined

/** The fields of the server's body instead of the one of the form. */
export function withNames<V extends { place: PlaceValue }>({ place, ...rest }: V) {
  const [province = '', city = '', district = ''] = place
  return { ...rest, province, city, district }
}
