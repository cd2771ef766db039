import { expect, test } from 'vitest'
import { classifyRow, type RowToClassify } from './classify-row.ts'

const row = (name: string, kind = '西药', rest: Partial<RowToClassify> = {}): RowToClassify => ({
  name,
  kind,
  form: null,
  strength: null,
  approvalNo: null,
  ...rest,
})

test.each([
  ['枸橼酸芬太尼注射液', 'narcotic'],
  ['盐酸羟考酮缓释片', 'narcotic'],
  ['氨酚羟考酮片', 'psychotropic2'],
  ['咪达唑仑注射液', 'psychotropic1'],
  ['咪达唑仑片', 'psychotropic2'],
  ['酒石酸唑吡坦片', 'psychotropic2'],
  ['右佐匹克隆片', 'psychotropic2'],
  ['氢溴酸右美沙芬片', 'psychotropic2'],
  ['盐酸麻黄碱注射液', 'precursor'],
  ['马来酸麦角新碱注射液', 'precursor'],
  ['注射用A型肉毒毒素', 'toxic'],
  ['碘[125I]密封籽源', 'radioactive'],
  ['人用狂犬病疫苗(Vero细胞)', 'vaccine'],
  ['人血白蛋白', 'blood'],
  ['人凝血因子VIII', 'blood'],
  ['重组人凝血因子VIII', 'biologic'],
  ['十一酸睾酮软胶囊', 'anabolic'],
  ['甘精胰岛素注射液', 'biologic'],
  ['双歧杆菌三联活菌胶囊', 'biologic'],
  ['阿莫西林胶囊', 'antibiotic'],
  ['肝素钠注射液', 'biochemical'],
  ['缬沙坦胶囊', 'chemical'],
])('%s is %s', (name, scopeClass) => {
  expect(classifyRow(row(name)).scopeClass).toBe(scopeClass)
})

test('near names do not fall into a closed class', () => {
  expect(classifyRow(row('牛痘疫苗接种家兔炎症皮肤提取物注射液')).scopeClass).not.toBe('vaccine')
  expect(classifyRow(row('注射用紫杉醇(白蛋白结合型)')).scopeClass).toBe('chemical')
  expect(classifyRow(row('酒石酸布托啡诺注射液')).scopeClass).toBe('psychotropic2')
  expect(classifyRow(row('去痛片')).scopeClass).not.toBe('psychotropic2')
})

test('what no list knows stays other, and says so', () => {
  expect(classifyRow(row('某某新药片'))).toMatchObject({ scopeClass: 'other', rx: 'rx' })
  expect(classifyRow(row('某某新药片')).assumed).toContain('scopeClass')
  // A chemical substance in a list of Chinese patent medicines: one of the two is wrong.
  expect(classifyRow(row('左乙拉西坦加缬沙坦片', '中成药')).scopeClass).toBe('other')
  expect(classifyRow(row('硫酸镁', '西药', { form: '原料药' })).scopeClass).toBe('other')
  expect(classifyRow(row('聚维酮碘消毒液')).scopeClass).toBe('other')
})

test('slices, toxic slices and formula granules', () => {
  expect(classifyRow(row('黄芪', '中草药', { form: '饮片' }))).toMatchObject({
    scopeClass: 'tcm_slices',
    rx: 'none',
  })
  expect(classifyRow(row('雄黄', '中草药', { form: '饮片' })).scopeClass).toBe('toxic')
  const granule = { form: '颗粒剂', strength: '1g/10g' }
  expect(classifyRow(row('黄芪颗粒', '中成药', granule)).scopeClass).toBe('tcm_slices')
  expect(classifyRow(row('养血清脑颗粒', '中成药', { form: '颗粒剂', strength: '4g' })).scopeClass).toBe(
    'tcm_patent',
  )
})

test('ephedrine compounds are flagged, Chinese medicines with ephedra are not', () => {
  expect(classifyRow(row('复方盐酸伪麻黄碱缓释胶囊')).ephedrine).toBe(true)
  expect(classifyRow(row('酚麻美敏片')).ephedrine).toBe(true)
  expect(classifyRow(row('呋麻滴鼻液')).ephedrine).toBe(true)
  expect(classifyRow(row('麻黄颗粒', '中草药', { form: '饮片' })).ephedrine).toBe(false)
  expect(classifyRow(row('麻杏石甘合剂', '中成药')).ephedrine).toBe(false)
})

test('the approval number outweighs the kind, and the device class comes from it', () => {
  expect(classifyRow(row('某某片', '西药', { approvalNo: '国药准字Z20000001' })).scopeClass).toBe(
    'tcm_patent',
  )
  expect(classifyRow(row('某某片', '西药', { approvalNo: '国药准字H20000001' })).scopeClass).toBe('chemical')
  expect(classifyRow(row('一次性使用注射器', '', { approvalNo: '国械注准20193140123' }))).toMatchObject({
    scopeClass: 'device3',
    deviceClass: 3,
    rx: 'none',
  })
})
