import type { OrganisationKind } from '@yaolian/rulebook/contract'

/** How lists name the kinds; compared without blanks and signs. */
const WORDS: Partial<Record<OrganisationKind, string>> = {
  distributor:
    '批发 批发企业 药品批发 药品批发企业 经营企业 药品经营企业 商业公司 商业企业 医药公司 配送企业 商业 配送商 经销商 distributor wholesaler wholesale',
  manufacturer: '生产企业 药品生产企业 厂家 生产厂家 工业企业 工业 制药企业 器械生产企业 manufacturer maker',
  mah: '持有人 上市许可持有人 药品上市许可持有人 mah marketingauthorisationholder',
  chain:
    '连锁 连锁总部 零售连锁 零售连锁总部 连锁药店 零售连锁企业 药品零售连锁 连锁公司 chain chainheadoffice',
  pharmacy:
    '药店 单体药店 零售药店 零售 零售企业 药品零售 药品零售企业 连锁门店 门店 药房 大药房 终端药店 pharmacy drugstore retail',
  clinic: '诊所 门诊部 卫生室 村卫生室 医务室 卫生所 社区卫生服务站 个体诊所 clinic',
  hospital: '医院 医疗机构 公立医院 民营医院 卫生院 乡镇卫生院 社区卫生服务中心 基层医疗机构 hospital',
  cdc: '疾控 疾控中心 疾病预防控制中心 接种单位 cdc',
  carrier: '物流 物流公司 承运商 承运企业 第三方物流 运输企业 carrier logistics',
  funder: '金融机构 资金方 银行 保理公司 funder bank',
  regulator: '监管部门 药监局 监管机构 regulator',
}

const KIND_OF = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) =>
    words.split(' ').map(word => [word, kind as OrganisationKind]),
  ),
)

/** The kind that a cell names; undefined when nobody calls any kind so. */
export const kindNamed = (text: string): OrganisationKind | undefined =>
  KIND_OF.get(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  )

/** What a name leaves no doubt about; 医药有限公司 may be a distributor or a maker, so it gives nothing. */
export function kindOfName(name: string): OrganisationKind | undefined {
  if (/疾病预防控制中心|疾控中心/.test(name)) return 'cdc'
  if (/连锁(?:有限|股份|集团)|连锁[^店]*公司$/.test(name)) return 'chain'
  if (/诊所|门诊部|卫生室|医务室|卫生服务站/.test(name)) return 'clinic'
  if (/医院|卫生院|卫生服务中心|保健院/.test(name)) return 'hospital'
  if (/药店|药房|药堂|门店|分店/.test(name)) return 'pharmacy'
  return undefined
}
