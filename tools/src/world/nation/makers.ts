import type { Chance } from '../chance.ts'
import { FIRM_FIRST, FIRM_SECOND } from '../lists/names.ts'
import { loadProducts } from '../lists/products.ts'

const CHEMICAL_ENDINGS = ['制药有限公司', '药业有限公司', '制药股份有限公司', '生物制药有限公司']
const TCM_ENDINGS = ['中药有限公司', '药业有限公司', '制药有限公司', '中药饮片有限公司']
const DEVICE_ENDINGS = ['医疗器械有限公司', '医疗科技有限公司', '卫生材料有限公司']
const PROVINCES = (
  '北京 天津 河北 山西 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 ' +
  '云南 陕西 甘肃'
).split(' ')
const INVENTED_PER_KIND = 1_200

export type MakerKind = 'chemical' | 'tcm' | 'device'
export const makerKindOf = (scopeClass: string): MakerKind =>
  scopeClass.startsWith('tcm') ? 'tcm' : /^device|health|other/.test(scopeClass) ? 'device' : 'chemical'

/** Real makers of the project's list and invented ones, by what they make: about as many as China has. */
export function nationMakers(chance: Chance): Record<MakerKind, string[]> {
  const real = Map.groupBy(
    loadProducts().filter(fact => fact.maker),
    fact => makerKindOf(fact.scopeClass),
  )
  const of = (kind: MakerKind, endings: readonly string[]): string[] => {
    const names = new Set(real.get(kind)?.map(fact => fact.maker!))
    for (const count = names.size + INVENTED_PER_KIND; names.size < count; )
      names.add(
        `${chance.pick(PROVINCES)}${chance.pick(FIRM_FIRST)}${chance.pick(FIRM_SECOND)}${chance.pick(endings)}`,
      )
    return [...names]
  }
  return {
    chemical: of('chemical', CHEMICAL_ENDINGS),
    tcm: of('tcm', TCM_ENDINGS),
    device: of('device', DEVICE_ENDINGS),
  }
}

const BRAND_CHARS = [...'康瑞宁达欣舒安力乐可维诺泰思平清立健恒益赛奥美优捷博利洛芬贝托仕倍佳爱迪尔雅润晴']

/** Two or three characters such as brands are made of; meant to mean nothing. */
export const inventBrand = (chance: Chance): string =>
  chance.some(BRAND_CHARS, chance.likely(0.4) ? 3 : 2).join('')
