/** The columns an import understands. */
export const FIELDS = [
  'code',
  'name',
  'brand',
  'spec',
  'unit',
  'form',
  'kind',
  'maker',
  'approvalNo',
  'barcode',
  'price',
] as const
export type Field = (typeof FIELDS)[number]

/** What lists call them, in both languages; compared without blanks, brackets and signs, in lower case. */
const TITLES: Record<Field, string> = {
  code: '编码 商品编码 货号 药品编码 货品编码 商品代码 产品编码 物料编码 物料号 商品编号 药品编号 货品编号 本企业编码 内码 编号 code itemcode sku productcode itemno',
  name: '药品名称 通用名称 通用名 商品名称通用名 品名 药名 名称 商品全名 产品名称 货品名称 药品通用名 药品通用名称 货品名 物料名称 namezh name genericname productname drugname product',
  brand: '商品名 商品名称 品牌 别名 商标 tradeoraltname tradename brand brandname alias',
  spec: '规格 包装规格 药品规格 规格型号 制剂规格 货品规格 商品规格 产品规格 spec specification packspec packing size packsize',
  unit: '单位 计量单位 销售单位 包装单位 基本单位 最小单位 unit salesunit uom',
  form: '剂型 药品剂型 dosageform form doseform',
  kind: '类型 类别 药品类型 药品类别 分类 商品类别 大类 type kind category class',
  maker:
    '生产企业 生产厂家 生产厂商 厂家 厂商 厂牌 制造商 生产单位 产家 企业名称 生产企业产地 上市许可持有人 持有人 manufacturer maker producer mfr',
  approvalNo:
    '批准文号 国药准字 注册证号 药品批准文号 批文 备案号 批准文号注册证号 注册证 文号 注册证备案号 approvalno approvalnumber licenceno registrationno',
  barcode: '条码 条形码 商品条码 国际条码 69码 barcode gtin ean ean13',
  price:
    '零售价 进价 单价 价格 含税进价 供货价 批发价 采购价 售价 含税价 成本价 price unitprice cost pricecny',
}

const FIELD_OF = new Map(
  Object.entries(TITLES).flatMap(([field, titles]) =>
    titles.split(' ').map(title => [title, field as Field]),
  ),
)

/** Titles that say more than one word: 通用名(必填), 生产企业/产地, 最新零售价. First that fits. */
const HINTS: readonly (readonly [RegExp, Field])[] = [
  [/条码|条形码|barcode/, 'barcode'],
  [/批准文号|准字|注册证|批文/, 'approvalNo'],
  [/编码|编号|货号/, 'code'],
  [/通用名|药品名称|货品名称|品名/, 'name'],
  [/商品名|商标/, 'brand'],
  [/规格/, 'spec'],
  [/剂型/, 'form'],
  [/生产企业|生产厂|厂家|厂商|持有人/, 'maker'],
  [/价/, 'price'],
  [/单位/, 'unit'],
  [/产地/, 'maker'],
]

/** A title without what people write around it. */
export const bareTitle = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Which column holds what; a field named twice is read from its first column. Whole titles before parts of them. */
export function readHeader(titles: readonly string[]): Map<Field, number> {
  const columns = new Map<Field, number>()
  const bare = titles.map(bareTitle)
  const take = (fieldOf: (title: string) => Field | undefined): void =>
    bare.forEach((title, i) => {
      const field = title === '' || [...columns.values()].includes(i) ? undefined : fieldOf(title)
      if (field && !columns.has(field)) columns.set(field, i)
    })
  take(title => FIELD_OF.get(title))
  take(title => HINTS.find(([pattern]) => pattern.test(title))?.[1])
  // A list whose only name is 商品名称 means the product by it.
  const brand = columns.get('brand')
  if (!columns.has('name') && brand !== undefined) {
    columns.set('name', brand)
    columns.delete('brand')
  }
  return columns
}
