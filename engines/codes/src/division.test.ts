import { expect, test } from 'vitest'
import { DIVISIONS, divisionCode, provinceOfCityElsewhere } from './division.ts'
import { isProvinceCode } from './region.ts'

const cities = DIVISIONS.flatMap(province => province.parts)
const districts = cities.flatMap(city => city.parts)

test('31 provinces with their cities and districts, every code once and below the code above it', () => {
  expect(DIVISIONS).toHaveLength(31)
  const all = [...DIVISIONS, ...cities, ...districts]
  expect(new Set(all.map(one => one.code)).size).toBe(all.length)
  expect(all.filter(one => !/^\d{6}$/.test(one.code) || !isProvinceCode(one.code.slice(0, 2)))).toEqual([])
  for (const province of DIVISIONS)
    for (const one of [...province.parts, ...province.parts.flatMap(city => city.parts)])
      expect(one.code.slice(0, 2)).toBe(province.code.slice(0, 2))
  expect(districts.length).toBeGreaterThan(2_800)
})

test('no two divisions beside each other have one name', () => {
  for (const above of [{ name: '', parts: DIVISIONS }, ...DIVISIONS, ...cities])
    expect(new Set(above.parts.map(one => one.name)).size, above.name).toBe(above.parts.length)
})

test.each([
  ['420102', '湖北省', '武汉市', '江岸区'],
  ['110101', '北京市', '北京市', '东城区'],
  ['500229', '重庆市', '重庆市', '城口县'],
  ['429004', '湖北省', '仙桃市', ''],
  ['441900', '广东省', '东莞市', ''],
  ['652901', '新疆维吾尔自治区', '阿克苏地区', '阿克苏市'],
])('%s is %s %s %s', (code, province, city, district) => {
  expect(divisionCode({ province, city, district })).toBe(code)
})

test('names that the list does not know tell what they can', () => {
  expect(divisionCode({ province: '湖北省', city: '武汉市', district: '光谷' })).toBe('420100')
  expect(divisionCode({ province: '湖北省', city: '武汉', district: '' })).toBe('420000')
  expect(divisionCode({ province: '湖北', city: '武汉市', district: '' })).toBeNull()
})

test('a city of another province contradicts, an unknown one does not', () => {
  const at = (province: string, city: string) => provinceOfCityElsewhere({ province, city, district: '' })
  expect(at('湖北省', '广州市')).toBe('广东省')
  expect(at('湖北省', '武汉市')).toBeNull()
  expect(at('湖北省', '新城市')).toBeNull()
  expect(at('Hubei', '广州市')).toBeNull()
})
