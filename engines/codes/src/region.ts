/** GB/T 2260: code, one-character name as licence numbers use it, names in both languages; 兵 is the Xinjiang Corps. */
const TABLE = `11 京 北京 Beijing|12 津 天津 Tianjin|13 冀 河北 Hebei|14 晋 山西 Shanxi|15 蒙 内蒙古 Inner Mongolia
|21 辽 辽宁 Liaoning|22 吉 吉林 Jilin|23 黑 黑龙江 Heilongjiang|31 沪 上海 Shanghai|32 苏 江苏 Jiangsu
|33 浙 浙江 Zhejiang|34 皖 安徽 Anhui|35 闽 福建 Fujian|36 赣 江西 Jiangxi|37 鲁 山东 Shandong|41 豫 河南 Henan
|42 鄂 湖北 Hubei|43 湘 湖南 Hunan|44 粤 广东 Guangdong|45 桂 广西 Guangxi|46 琼 海南 Hainan
|50 渝 重庆 Chongqing|51 川 四川 Sichuan|52 贵 贵州 Guizhou|53 云 云南 Yunnan|54 藏 西藏 Tibet|61 陕 陕西 Shaanxi
|62 甘 甘肃 Gansu|63 青 青海 Qinghai|64 宁 宁夏 Ningxia|65 新 新疆 Xinjiang|71 台 台湾 Taiwan
|81 港 香港 Hong Kong|82 澳 澳门 Macao`

export type Province = { code: string; short: string; zh: string; en: string }

const LIST: readonly Province[] = TABLE.split('|').map(row => {
  const [code, short, zh, ...en] = row.trim().split(' ') as [string, string, string, ...string[]]
  return { code, short, zh, en: en.join(' ') }
})

const CORPS: Province = { code: '66', short: '兵', zh: '新疆生产建设兵团', en: 'Xinjiang Corps' }
const BY_CODE = new Map(LIST.map(province => [province.code, province]))
/** 黔, 滇 and 蜀 stand in numbers beside 贵, 云 and 川. */
const BY_SHORT = new Map<string, Province>([
  ...[...LIST, CORPS].map(province => [province.short, province] as const),
  ['黔', BY_CODE.get('52') as Province],
  ['滇', BY_CODE.get('53') as Province],
])

/** One-character names of the provinces as licence numbers use them. */
export const PROVINCES = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云滇黔藏陕甘青宁新兵'

/** The first two digits of every region code. */
export const PROVINCE_CODES: readonly string[] = LIST.map(province => province.code)

export const isProvinceCode = (code: string): boolean => BY_CODE.has(code)

/** The province of a region code (its first two digits count). */
export const provinceOfCode = (region: string): Province | undefined => BY_CODE.get(region.slice(0, 2))

/** The province behind the one-character name of a licence number. */
export const provinceOfShort = (short: string): Province | undefined => BY_SHORT.get(short)
