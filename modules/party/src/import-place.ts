import { PROVINCE_CODES, provinceOfCode } from '@yaolian/codes'

const REGIONS: Record<string, string> = {
  内蒙古: '内蒙古自治区',
  广西: '广西壮族自治区',
  西藏: '西藏自治区',
  宁夏: '宁夏回族自治区',
  新疆: '新疆维吾尔自治区',
  香港: '香港特别行政区',
  澳门: '澳门特别行政区',
}
const MUNICIPALITIES = ['北京', '天津', '上海', '重庆']

/** Full names as firms are stored with, by the short name that begins each: 湖北 → 湖北省. */
const FULL = new Map(
  PROVINCE_CODES.map(code => provinceOfCode(code)?.zh ?? '').map(short => [
    short,
    REGIONS[short] ?? (MUNICIPALITIES.includes(short) ? `${short}市` : `${short}省`),
  ]),
)

export type Place = { province: string; city: string; district: string; detail: string }

/** The full name of a province given in any of its spellings (湖北, 湖北省, 内蒙古自治区); null when it is none. */
export function provinceNamed(text: string): string | null {
  const bare = text.replace(/\s/g, '')
  for (const [short, full] of FULL) if (bare === short || bare === full || bare === `${short}市`) return full
  return null
}

/** The province of a region code, as firms are stored with. */
export const provinceOfRegion = (region: string): string | null =>
  FULL.get(provinceOfCode(region)?.zh ?? '') ?? null

const CITY = /^([\p{Script=Han}]{2,10}?(?:自治州|地区|盟|市))/u
const DISTRICT = /^([\p{Script=Han}]{1,12}?(?:自治县|自治旗|新区|开发区|区|县|旗|市))/u

/**
 * Takes an address apart as far as its words tell: 湖北省武汉市江岸区沿江大道1号. What isn't told stays empty; `detail` is
 * what is left behind the named parts.
 */
export function readPlace(address: string): Place {
  let rest = address.replace(/\s+/g, ' ').trim()
  const place: Place = { province: '', city: '', district: '', detail: '' }
  for (const [short, full] of FULL) {
    const found = [full, short].find(name => rest.startsWith(name))
    // 吉林市 and 海南藏族自治州 begin with a province's short name without lying at it.
    if (
      !found ||
      (found === short &&
        !MUNICIPALITIES.includes(short) &&
        /^(?:市|区|县|藏族)/.test(rest.slice(short.length)))
    )
      continue
    place.province = full
    rest = rest.slice(found.length)
    if (MUNICIPALITIES.includes(short)) {
      place.city = full
      rest = rest.replace(/^(?:市辖区|市)/, '')
    }
    break
  }
  if (place.city === '') {
    place.city = CITY.exec(rest)?.[1] ?? ''
    rest = rest.slice(place.city.length)
  }
  if (place.city !== '') {
    place.district = DISTRICT.exec(rest)?.[1] ?? ''
    rest = rest.slice(place.district.length)
  }
  place.detail = rest.trim()
  return place
}
