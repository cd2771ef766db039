import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSpec } from './parse-spec.ts'

test.each([
  ['0.25g×24片/盒', null, '0.25g', 24, '片', '盒', '0.25g×24片/盒'],
  ['10ml:1g×5支/盒', '10ml', '1g', 5, '支', '盒', '10ml:1g×5支/盒'],
  ['2ml:1.25万u×10支/盒', '2ml', '1.25万U', 10, '支', '盒', '2ml:1.25万U×10支/盒'],
  ['100ml×1瓶', '100ml', null, 1, '瓶', '瓶', '100ml/瓶'],
  ['10g/袋', null, '10g', 1, '袋', '袋', '10g/袋'],
  ['200mg×100ml/瓶', '100ml', '200mg', 1, '瓶', '瓶', '100ml:200mg/瓶'],
  ['10ml：0.400g*1支/支', '10ml', '0.4g', 1, '支', '支', '10ml:0.4g/支'],
  ['０．２５ｇＸ１２粒／盒', null, '0.25g', 12, '粒', '盒', '0.25g×12粒/盒'],
  ['150mg/12.5mg×7片/盒', null, '150mg/12.5mg', 7, '片', '盒', '150mg/12.5mg×7片/盒'],
  ['80/5mg×7片/盒', null, '80/5mg', 7, '片', '盒', '80/5mg×7片/盒'],
  ['5%250ml×1袋', '250ml', '5%', 1, '袋', '袋', '250ml:5%/袋'],
  ['25g 250ml×1袋', '250ml', '25g', 1, '袋', '袋', '250ml:25g/袋'],
  ['1.7ml(68mg:17ug)×1支', '1.7ml', '68mg:17μg', 1, '支', '支', '1.7ml:68mg:17μg/支'],
  ['50mg*6片/盒(5*10cm)', null, '50mg(5×10cm)', 6, '片', '盒', '50mg(5×10cm)×6片/盒'],
  ['8cm*13cm/10片/盒', null, '8cm×13cm', 10, '片', '盒', '8cm×13cm×10片/盒'],
  ['16.000丸*18袋/盒', null, '16丸', 18, '袋', '盒', '16丸×18袋/盒'],
  ['72粒×1盒', null, null, 72, '粒', '盒', '72粒/盒'],
  ['1.000贴*5贴/盒', null, null, 5, '贴', '盒', '5贴/盒'],
  ['2.500ug*60揿/瓶', null, '2.5μg', 60, '揿', '瓶', '2.5μg×60揿/瓶'],
  ['1g/10g*1袋', null, '1g/10g', 1, '袋', '袋', '1g/10g/袋'],
  ['200ml(1kcal/ml)*1瓶/瓶', '200ml', '(1kcal/ml)', 1, '瓶', '瓶', '200ml(1kcal/ml)/瓶'],
  ['50g+60g×1套/盒', null, '50g+60g', 1, '套', '盒', '50g+60g×1套/盒'],
  ['21片/盒', null, null, 21, '片', '盒', '21片/盒'],
])('%s', (raw, volume, strength, packUnits, unit, salesUnit, text) => {
  const read = { volume, strength, packUnits, unit, salesUnit, text }
  expect(parseSpec(raw)).toEqual(read)
  expect(parseSpec(text)).toEqual(read)
})

test('the unit column speaks where the spec does not', () => {
  expect(parseSpec('100片', '瓶')).toMatchObject({ packUnits: 100, unit: '片', salesUnit: '瓶' })
  expect(parseSpec('1000mg/g', '克')).toMatchObject({
    strength: null,
    packUnits: 1,
    unit: 'g',
    salesUnit: 'g',
  })
  expect(parseSpec('1g')).toEqual(parseSpec('1000mg/g', '克'))
  // The spec says what is sold; a column that contradicts it loses.
  expect(parseSpec('25g:250ml×1瓶', '袋')).toMatchObject({ unit: '瓶', salesUnit: '瓶' })
})

test.each([
  ['', 'spec.empty'],
  ['  ', 'spec.empty'],
  ['ABC3包/盒', 'spec.unreadable'],
  ['10:20ml×1支', 'spec.unreadable'],
  ['10万×1支', 'spec.unreadable'],
  ['1g/10/g/袋', 'spec.unreadable'],
  ['0.5g粉针+1支溶剂*1支/支', 'spec.unreadable'],
  ['1.0×107IU/16mg/支', 'spec.unreadable'],
  ['0.25g×0片/盒', 'spec.unreadable'],
  ['=cmd|calc', 'spec.unreadable'],
])('%s is not guessed at', (raw, problem) => {
  expect(parseSpec(raw, '盒')).toMatchObject({ problem })
})

const amount = fc.integer({ min: 1, max: 9_999 }).map(n => String(n / 10))
const spec = fc.record({
  volume: fc.option(amount.map(n => `${n}ml`)),
  strength: fc.option(
    fc.tuple(amount, fc.constantFrom('mg', 'g', 'μg', 'IU', '万U')).map(parts => parts.join('')),
  ),
  count: fc.integer({ min: 2, max: 500 }),
  unit: fc.constantFrom('片', '粒', '支', '袋', '丸'),
  salesUnit: fc.constantFrom('盒', '瓶'),
  by: fc.constantFrom('×', '*', 'x', ' X ', '✕'),
})
test('every spelling of the same spec reads the same, and its text reads as itself', () => {
  fc.assert(
    fc.property(spec, ({ volume, strength, count, unit, salesUnit, by }) => {
      const content = [volume, strength].filter(Boolean).join(':')
      const raw = `${content}${content && by}${count}${unit}/${salesUnit}`
      const read = parseSpec(raw)
      expect(read).toMatchObject({ volume, strength, packUnits: count, unit, salesUnit })
      if ('text' in read) expect(parseSpec(read.text)).toEqual(read)
    }),
  )
})
