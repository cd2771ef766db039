/** GB/T 2260 codes of provinces by the first two characters of their names, as ISO 3166-2 writes them with CN-. */
const CODES: Readonly<Record<string, string>> = Object.fromEntries(
  (
    '11北京 12天津 13河北 14山西 15内蒙 21辽宁 22吉林 23黑龙 31上海 32江苏 33浙江 34安徽 35福建 36江西 37山东 ' +
    '41河南 42湖北 43湖南 44广东 45广西 46海南 50重庆 51四川 52贵州 53云南 54西藏 61陕西 62甘肃 63青海 64宁夏 ' +
    '65新疆 71台湾 81香港 82澳门'
  )
    .split(' ')
    .map(one => [one.slice(2), `CN-${one.slice(0, 2)}`]),
)

/** '湖北省' → 'CN-42', the way overlays name provinces; null for a name that is none. */
export const provinceCode = (name: string): string | null => CODES[name.trim().slice(0, 2)] ?? null
