import { expect, test } from 'vitest'
import { readFacts, type Stated } from './facts.ts'
import { compareMakers, readMaker } from './makers.ts'
import { matchRow, nameBeginnings } from './match-row.ts'
import { comparePack, compareStrength, readMeasures } from './measures.ts'
import { judge } from './rules.ts'

const stated = (more: Partial<Stated> = {}): Stated => ({
  name: '阿莫西林胶囊',
  brand: '',
  spec: '0.25g×24粒/盒',
  unit: '盒',
  form: '',
  maker: '珠海联邦制药股份有限公司',
  approvalNo: '',
  barcode: '',
  ...more,
})
const facts = (more: Partial<Stated> = {}) => readFacts(stated(more))
const ruleOf = (a: Partial<Stated>, b: Partial<Stated> = {}) => judge(facts(a), facts(b)).rule

test.each([
  ['0.25g*24片', '250mg×24片/盒'],
  ['0.25g*12片*2板', '0.25g×24片/盒'],
  ['250mg×24s', '0.25克×24片'],
  ['０．２５ｇ×２４片', '0.25g*24'],
  ['10ml:0.1g*5支', '10ml：100mg×5支/盒'],
  ['5%250ml/瓶', '250ml:12.5g×1瓶'],
  ['10mg/ml 5ml×1支', '5ml:50mg/支'],
  ['1.5万单位×10支', '15000IU*10支/盒'],
  ['500万U×1支', '5000000iu/支'],
  ['0.1mg×10片', '100ug*10片/盒'],
  ['80/12.5mg×7片', '80mg/12.5mg×7片/盒'],
])('%s is %s', (a, b) => {
  const [x, y] = [readMeasures(a, '盒'), readMeasures(b, '盒')]
  expect([compareStrength(x, y), comparePack(x, y)]).toEqual(['same', 'same'])
})

test.each([
  ['0.25g×24粒', '0.5g×24粒', 'differs', 'same'],
  ['0.25g×24粒', '0.25g×36粒', 'same', 'differs'],
  ['0.25g', '0.25g×24粒', 'same', 'unknown'],
  ['24粒/盒', '0.25g×24粒/盒', 'unknown', 'same'],
  ['10ml×6支', '10ml:1g×6支', 'unknown', 'same'],
  ['80mg/12.5mg×7片', '80mg×7片', 'differs', 'same'],
  ['1g/10g/袋', '10g/1g*1袋', 'unknown', 'same'],
])('%s beside %s: strength %s, pack %s', (a, b, strength, pack) => {
  const [x, y] = [readMeasures(a, '盒'), readMeasures(b, '盒')]
  expect([compareStrength(x, y), comparePack(x, y)]).toEqual([strength, pack])
})

test.each([
  ['赛诺菲（杭州）制药有限公司', '赛诺菲(杭州)制药有限公司', 'same'],
  ['江苏恒瑞医药股份有限公司S', '江苏恒瑞医药股份有限公司', 'same'],
  ['江苏恒瑞医药有限公司', '江苏恒瑞医药股份有限公司', 'alike'],
  ['浙江医药新昌制药厂', '浙江医药股份有限公司新昌制药厂', 'alike'],
  ['BAYER AG', '拜耳医药保健有限公司', 'alike'],
  ['海正辉瑞制药有限公司', '瀚晖制药有限公司', 'alike'],
  ['北京同仁堂股份有限公司', '天津同仁堂集团股份有限公司', 'differs'],
  ['齐鲁制药有限公司', '鲁南制药集团股份有限公司', 'differs'],
  ['江苏', '江苏恒瑞医药股份有限公司', 'unknown'],
  ['', '江苏恒瑞医药股份有限公司', 'unknown'],
])('makers %s and %s: %s', (a, b, agreement) => {
  expect(compareMakers(readMaker(a), readMaker(b))).toBe(agreement)
})

test.each([
  ['facts', {}, {}],
  ['facts_maker_alike', { maker: '珠海联邦制药有限公司' }, {}],
  ['approval', { approvalNo: '国药准字H44021518', maker: '' }, { approvalNo: '国药准字h44021518' }],
  ['barcode', { barcode: '6901234567892', spec: '' }, { barcode: '06901234567892' }],
  ['approval_other_pack', { approvalNo: 'H1', spec: '0.25g×50粒' }, { approvalNo: 'H1' }],
  ['approval_conflict', { approvalNo: 'H1', name: '头孢克洛胶囊' }, { approvalNo: 'H1' }],
  ['number_differs', { approvalNo: 'H1' }, { approvalNo: 'H2' }],
  ['near_name', { name: '头孢克肟胶囊' }, { name: '头孢克洛胶囊' }],
  ['no_maker', { maker: '' }, {}],
  ['other_pack', { spec: '0.25g×36粒/盒' }, {}],
  ['other_maker', { maker: '齐鲁制药有限公司' }, {}],
  ['other_strength', { spec: '0.5g×24粒/盒' }, {}],
  ['other_product', { name: '布洛芬缓释胶囊' }, {}],
  ['facts', { name: '盐酸林可霉素片' }, { name: '盐酸林可霉素片' }],
  ['facts_salt', { name: '林可霉素片(丽可)' }, { name: '盐酸林可霉素片', brand: '丽可' }],
  [
    'brand_or_form_open',
    { name: '硝苯地平片', spec: '10mg×30片' },
    { name: '硝苯地平口崩片', spec: '10mg×30片' },
  ],
])('rule %s', (rule, a, b) => {
  expect(ruleOf(a, b)).toBe(rule)
})

test('powder and solution for injection are two products', () => {
  expect(ruleOf({ name: '注射用阿奇霉素', form: '针剂' }, { name: '阿奇霉素注射液', form: '针剂' })).toBe(
    'other_form',
  )
})

test('a form that one side leaves out of the same name is the same', () => {
  expect(ruleOf({ name: '西帕依固龈液', form: '' }, { name: '西帕依固龈液', form: '含漱液' })).toBe('facts')
  expect(ruleOf({ name: '西帕依固龈', form: '' }, { name: '西帕依固龈液', form: '含漱液' })).not.toBe('facts')
})

test('the inhaler with its device is another pack than the refill', () => {
  const spec = '18μg×10粒/盒'
  expect(ruleOf({ name: '噻托溴铵粉吸入剂(带吸入器)', spec }, { name: '噻托溴铵粉吸入剂', spec })).toBe(
    'other_pack',
  )
})

test('a row is matched to one product, shown two that fit alike, and new where none is near', () => {
  const known = [
    { key: 'a', facts: facts() },
    { key: 'b', facts: facts({ spec: '0.25g×50粒/盒' }) },
    { key: 'c', facts: facts({ name: '布洛芬片' }) },
  ]
  const one = matchRow(facts({ spec: '250mg*12粒*2板' }), known)
  expect(one).toMatchObject({
    decision: 'match',
    proposals: [
      { key: 'a', rule: 'facts' },
      { key: 'b', rule: 'other_pack' },
    ],
  })
  const twice = matchRow(facts(), [...known, { key: 'd', facts: facts() }])
  expect(twice.decision).toBe('candidate')
  expect(matchRow(facts({ name: '蒙脱石散', spec: '3g×10袋' }), known)).toEqual({
    decision: 'new',
    proposals: [],
  })
})

test('what a name may begin with in the catalogue', () => {
  expect(nameBeginnings(facts({ name: '盐酸氨溴索片(沐舒坦)' }))).toEqual([
    '盐酸氨溴索',
    '氨溴索',
    '注射用盐酸氨溴索',
    '沐舒坦',
  ])
})
