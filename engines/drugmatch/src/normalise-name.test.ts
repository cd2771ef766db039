import { expect, test } from 'vitest'
import { normaliseName } from './normalise-name.ts'

test.each([
  ['*肝素钠注射液', '肝素钠注射液', null, null],
  ['BG盐酸地尔硫卓片(合心爽)', '盐酸地尔硫卓片', '合心爽', null],
  ['★大黄庶虫丸', '大黄庶虫丸', null, null],
  ['盐酸特拉唑嗪片(高特灵）', '盐酸特拉唑嗪片', '高特灵', null],
  ['注射用重组人干扰素α-1b（赛若金', '注射用重组人干扰素α-1b', '赛若金', null],
  ['重组人粒细胞(瑞白)刺激因子注射液', '重组人粒细胞刺激因子注射液', '瑞白', null],
  ['盐酸普罗帕酮(心律平)片', '盐酸普罗帕酮片', null, '心律平'],
  ['红  汞', '红汞', null, null],
  ['维生素 Ｂ６ 片', '维生素B6片', null, null],
  ['复方氨基酸注射液(18AA-Ⅸ)', '复方氨基酸注射液(18AA-IX)', null, null],
  ['盐酸氨酮戊酸散（外用）', '盐酸氨酮戊酸散(外用)', null, null],
  ['氟康唑胶囊(DIFLUCAN)', '氟康唑胶囊(DIFLUCAN)', null, null],
  ['卤米松/三氯生软膏(新适确得)', '卤米松/三氯生软膏', '新适确得', null],
])('%s', (raw, name, brand, alias) => {
  expect(normaliseName(raw)).toMatchObject({ name, brand, alias })
})

test('concentration and package leave the name, the qualifier that parts two products stays', () => {
  expect(normaliseName('0.9%氯化钠注射液（亚邦软袋）')).toEqual({
    name: '氯化钠注射液',
    brand: null,
    alias: null,
    concentration: '0.9%',
    notes: ['亚邦软袋'],
  })
  expect(normaliseName('脂溶性维生素(Ⅱ)').name).not.toBe(normaliseName('脂溶性维生素(Ⅰ)').name)
})

test('a bracket that repeats the maker or names a place is no brand', () => {
  expect(normaliseName('人血白蛋白注射液(蓉生)', '成都蓉生药业有限公司')).toMatchObject({
    name: '人血白蛋白注射液',
    brand: null,
    notes: ['蓉生'],
  })
  expect(normaliseName('静注人免疫球蛋白(四川)').brand).toBeNull()
  expect(normaliseName('人血白蛋白注射液(蓉生)').brand).toBe('蓉生')
})

test('a name that was normalised once stays as it is', () => {
  for (const raw of ['*阿莫西林胶囊（阿莫仙）', '10%葡萄糖注射液(塑瓶)', '消旋山莨菪碱片(654-2)', '(外用)']) {
    const once = normaliseName(raw).name
    expect(normaliseName(once).name).toBe(once)
  }
})
