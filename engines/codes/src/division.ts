import { DIVISION_LIST } from './division-list.ts'

/** A province, city or district; `code` has six digits (GB/T 2260), `parts` are its own. */
export type Division = { code: string; name: string; parts: readonly Division[] }
/** Names as firms and addresses are stored with; what is not known stays empty. */
export type DivisionNames = { province: string; city: string; district: string }

type Growing = { code: string; name: string; parts: Growing[] }

function readList(list: string): Growing[] {
  const provinces: Growing[] = []
  let city: Growing | undefined
  let cityCode = ''
  for (const token of list.trim().split(/\s+/)) {
    const [, mark, digits, name] = /^(=?)(\d+)(.+)$/.exec(token) as unknown as [
      string,
      string,
      string,
      string,
    ]
    const province = provinces.at(-1)
    if (mark) provinces.push({ code: `${digits}0000`, name, parts: [] })
    else if (digits.length === 2) city?.parts.push({ code: cityCode + digits, name, parts: [] })
    else {
      cityCode = digits
      // 重庆市 has two codes: 5001 for its districts, 5002 for its counties.
      city = province?.parts.find(known => known.name === name)
      if (city) continue
      city = { code: digits.padEnd(6, '0'), name, parts: [] }
      province?.parts.push(city)
    }
  }
  return provinces
}

/** The provinces with their cities and districts, in the order of their codes. */
export const DIVISIONS: readonly Division[] = /* @__PURE__ */ readList(DIVISION_LIST)

const named = (among: readonly Division[], name: string): Division | undefined =>
  among.find(one => one.name === name)

/** The code of the smallest division that the names tell, six digits; null when the province is not known. */
export function divisionCode({ province, city, district }: DivisionNames): string | null {
  const inProvince = named(DIVISIONS, province)
  const inCity = inProvince && named(inProvince.parts, city)
  const smallest = (inCity && named(inCity.parts, district)) ?? inCity ?? inProvince
  return smallest?.code ?? null
}

/**
 * The province in which a city of that name lies, when it is not the one given; null where nothing speaks against it.
 * A city that the list doesn't know may be new or written otherwise, so that it contradicts nothing.
 */
export function provinceOfCityElsewhere({ province, city }: DivisionNames): string | null {
  const given = named(DIVISIONS, province)
  if (!given || named(given.parts, city)) return null
  return DIVISIONS.find(other => named(other.parts, city))?.name ?? null
}
