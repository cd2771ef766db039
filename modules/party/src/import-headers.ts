import type { ImportField } from './import-contract.ts'

/** What ERP systems, registers and people call the columns; compared without blanks, brackets and signs. */
const TITLES: Record<ImportField, string> = {
  name: '企业名称 公司名称 单位名称 名称 客户名称 供应商名称 往来单位 往来单位名称 药店名称 机构名称 客户 供应商 name firm company companyname organisation organization organisationname customer supplier vendor',
  uscc: '统一社会信用代码 社会信用代码 信用代码 统一信用代码 税号 纳税人识别号 营业执照号 营业执照注册号 营业执照编号 uscc creditcode socialcreditcode unifiedsocialcreditcode taxid taxno',
  kind: '企业类型 类型 单位类型 客户类型 客户分类 企业类别 机构类型 经营方式 类别 性质 单位性质 kind type category firmtype',
  province: '省 省份 省市 所属省份 所在省 省自治区直辖市 province',
  city: '市 城市 所在市 地市 所属城市 city',
  district: '区 区县 县区 县 区域 所在区县 district county',
  detail: '地址 详细地址 注册地址 企业地址 单位地址 经营地址 住所 address detail street',
  contact: '联系人 联系人姓名 负责人 企业负责人 法人 法定代表人 contact contactperson person',
  phone: '电话 联系电话 手机 手机号 联系方式 联系人电话 phone telephone tel mobile',
  shortName: '简称 企业简称 单位简称 short shortname alias',
  parent:
    '上级企业 上级单位 上级企业信用代码 总部 总部信用代码 所属连锁 上级信用代码 parent parentuscc headoffice',
}

const FIELD_OF = new Map(
  Object.entries(TITLES).flatMap(([field, titles]) =>
    titles.split(' ').map(title => [title, field as ImportField] as const),
  ),
)

/** Licences need their paper: such columns are named to the importer and not read. */
const PAPER = /许可证|备案|资质|gsp|gmp|有效期|经营范围|证号|证照/i

export type ImportHeader = {
  titles: readonly string[]
  columns: ReadonlyMap<ImportField, number>
  /** Titles that nothing is read from. */
  ignored: string[]
  /** Of these, the ones about licences. */
  papers: string[]
}

/** Which column holds what; a field named twice is read from its first column. Null without a name or a code. */
export function readImportHeader(titles: readonly string[]): ImportHeader | null {
  const columns = new Map<ImportField, number>()
  const ignored: string[] = []
  titles.forEach((title, i) => {
    const field = FIELD_OF.get(bare(title)) ?? FIELD_OF.get(bare(title.replace(/[（(][^()（）]*[)）]/g, '')))
    if (field && !columns.has(field)) columns.set(field, i)
    else if (title !== '') ignored.push(title)
  })
  if (!columns.has('name') || !columns.has('uscc')) return null
  return { titles, columns, ignored, papers: ignored.filter(title => PAPER.test(title)) }
}

const bare = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
