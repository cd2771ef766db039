import { classifyRow } from '@yaolian/catalogue'
import { ScopeClass } from '@yaolian/catalogue/contract'
import { expect, test } from 'vitest'
import { loadDistricts } from './districts.ts'
import { FIRM_FIRST, FIRM_SECOND, GIVEN_NAMES, SURNAMES } from './names.ts'
import { loadProducts } from './products.ts'

const products = loadProducts()

test('every row reads, and there are enough', () => {
  expect(products.length).toBeGreaterThanOrEqual(1_950)
  for (const product of products) expect(product.packLevels.at(-1)?.level).toBe('件')
})

test('no product stands twice', () => {
  const keys = products.map(p => [p.generic, p.form, p.spec, p.maker].join('|'))
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
})

test('packs nest: a case holds whole middle packs', () => {
  for (const { packLevels, generic } of products)
    packLevels.forEach((pack, i) => {
      expect(pack.units % (packLevels[i - 1]?.units ?? 1), generic).toBe(0)
    })
})

test('classes agree with what the names prove', () => {
  const kinds: Partial<Record<string, string>> = { tcm_patent: '中成药', tcm_slices: '中草药', toxic: '' }
  for (const p of products) {
    const kind = kinds[p.scopeClass] ?? '西药'
    const row = { name: p.generic, kind, form: p.form, strength: p.strength, approvalNo: null }
    const told = classifyRow(row)
    if (told.scopeClass !== 'other' && p.scopeClass !== 'health_food')
      expect([p.generic, told.scopeClass]).toEqual([p.generic, p.scopeClass])
    // 复方福尔可定口服溶液 holds pseudoephedrine without saying so in its name.
    if (told.ephedrine) expect([p.generic, p.ephedrine]).toEqual([p.generic, true])
  }
})

test('special classes are all there, and none of them is sold over the counter', () => {
  const classes = new Set(products.map(p => p.scopeClass))
  const missing = ScopeClass.enum.filter(name => !classes.has(name))
  expect(missing).toEqual(['tcm_material'])
  const closed = [
    'narcotic',
    'psychotropic1',
    'psychotropic2',
    'precursor',
    'vaccine',
    'blood',
    'anabolic',
    'toxic',
  ]
  for (const p of products)
    if (closed.includes(p.scopeClass)) expect([p.generic, p.rx]).not.toContain('otc_a')
  for (const p of products) if (p.scopeClass === 'vaccine' || /胰岛素/.test(p.generic)) expectCold(p)
})
const expectCold = (p: { generic: string; temperature: string; deviceClass: number }) =>
  expect([p.generic, p.deviceClass > 0 || p.temperature === 'cold']).toEqual([p.generic, true])

test('one spelling per maker', () => {
  const makers = [...new Set(products.map(p => p.maker ?? ''))]
  const bare = makers.map(maker => maker.replace(/股份|有限|责任|公司|集团|[()]/g, ''))
  expect(bare.filter((name, i) => bare.indexOf(name) !== i)).toEqual([])
  for (const maker of makers) expect(maker.normalize('NFKC')).toBe(maker)
})

test('districts lie in China, once each, and each centre has neighbours', () => {
  const districts = loadDistricts()
  expect(new Set(districts.map(d => d.adcode)).size).toBe(districts.length)
  for (const d of districts) {
    expect(d.adcode).toMatch(/^\d{6}$/)
    expect(d.lat > 18 && d.lat < 54 && d.lng > 73 && d.lng < 135, d.district).toBe(true)
  }
  for (const city of ['武汉市', '郑州市', '广州市', '成都市'])
    expect(districts.filter(d => d.city === city).length, city).toBeGreaterThanOrEqual(10)
  expect(new Set(districts.map(d => d.province)).size).toBe(31)
})

test('invented firms are nobody real', () => {
  const real = products.map(p => p.maker ?? '').join()
  for (const first of FIRM_FIRST)
    for (const second of FIRM_SECOND) expect(real.includes(first + second)).toBe(false)
  for (const list of [SURNAMES, GIVEN_NAMES, FIRM_FIRST, FIRM_SECOND])
    expect(new Set(list).size).toBe(list.length)
})
