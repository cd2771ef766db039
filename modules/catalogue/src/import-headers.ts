/** The columns an import understands. */
export type Field = 'name' | 'brand' | 'spec' | 'unit' | 'form' | 'kind' | 'maker' | 'approvalNo'

/** What lists call them, in both languages; compared without blanks, brackets and signs, in lower case. */
const TITLES: Record<Field, string> = {
  name: '药品名称 通用名称 通用名 商品名称通用名 品名 药名 名称 商品全名 产品名称 namezh name genericname productname drugname product',
  brand: '商品名 商品名称 品牌 别名 商标 tradeoraltname tradename brand brandname alias',
  spec: '规格 包装规格 药品规格 规格型号 制剂规格 spec specification packspec packing size',
  unit: '单位 计量单位 销售单位 包装单位 基本单位 unit salesunit uom',
  form: '剂型 药品剂型 dosageform form doseform',
  kind: '类型 类别 药品类型 药品类别 分类 商品类别 大类 type kind category class',
  maker:
    '生产企业 生产厂家 生产厂商 厂家 厂商 厂牌 制造商 生产单位 产家 企业名称 manufacturer maker producer mfr',
  approvalNo:
    '批准文号 国药准字 注册证号 药品批准文号 批文 备案号 批准文号注册证号 approvalno approvalnumber licenceno registrationno',
}

const FIELD_OF = new Map(
  Object.entries(TITLES).flatMap(([field, titles]) =>
    titles.split(' ').map(title => [title, field as Field]),
  ),
)

/** Which column holds what; a field named twice is read from its first column. */
export function readHeader(titles: readonly string[]): Map<Field, number> {
  const columns = new Map<Field, number>()
  titles.forEach((title, i) => {
    const bare = title
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
    const field = FIELD_OF.get(bare)
    if (field && !columns.has(field)) columns.set(field, i)
  })
  return columns
}
