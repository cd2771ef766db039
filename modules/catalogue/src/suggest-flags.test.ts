import { expect, test } from 'vitest'
import { suggestFlags } from './suggest-flags.ts'

const flags = (genericName: string, form: string, scopeClass = 'chemical', ephedrine = false) =>
  suggestFlags({ genericName, form, scopeClass: scopeClass as 'chemical', ephedrine }).map(
    ({ flag, value }) => (value ? `${flag}=${value}` : flag),
  )

test.each([
  ['华法林钠片', '片剂', 'chemical', ['online_retail_ban=华法林', 'high_alert=B']],
  ['甘精胰岛素注射液', '注射剂', 'biologic', ['high_alert=A']],
  ['注射用头孢曲松钠', '注射剂', 'antibiotic', ['online_retail_ban=注射剂', 'antibacterial=限制使用级']],
  ['注射用美罗培南', '注射剂', 'antibiotic', ['online_retail_ban=注射剂', 'antibacterial=特殊使用级']],
  ['阿莫西林胶囊', '胶囊', 'antibiotic', ['antibacterial=非限制使用级']],
  ['夫西地酸乳膏', '乳膏', 'antibiotic', []],
  ['人血白蛋白', '注射剂', 'blood', ['online_retail_ban=特殊管理类别']],
  ['黄芪配方颗粒', '配方颗粒', 'tcm_slices', ['online_retail_ban=中药配方颗粒']],
  ['米非司酮片', '片剂', 'chemical', ['online_retail_ban=米非司酮', 'retail_ban=终止妊娠药品']],
  ['硫酸吗啡缓释片', '缓释片', 'narcotic', ['online_retail_ban=特殊管理类别', 'retail_ban', 'high_alert=B']],
  ['甲钴胺片', '片剂', 'chemical', ['light_sensitive']],
  ['格列齐特缓释片', '缓释片', 'chemical', ['high_alert=C', 'lasa=格列吡嗪']],
  ['布洛芬缓释胶囊', '缓释胶囊', 'chemical', []],
])('%s', (name, form, scopeClass, expected) => {
  expect(flags(name, form, scopeClass)).toEqual(expected)
})

test('compounds with ephedrine are banned online, Chinese medicines with the herb are not', () => {
  expect(flags('复方盐酸伪麻黄碱缓释胶囊', '缓释胶囊', 'chemical', true)).toEqual([
    'online_retail_ban=含麻黄碱类复方制剂',
  ])
  expect(flags('麻杏石甘颗粒', '颗粒剂', 'tcm_patent')).toEqual([])
})

test('every suggested mark names its source', () => {
  for (const { source } of suggestFlags({
    genericName: '注射用美罗培南',
    form: '注射剂',
    scopeClass: 'antibiotic',
    ephedrine: false,
  }))
    expect(source.length).toBeGreaterThan(5)
})
