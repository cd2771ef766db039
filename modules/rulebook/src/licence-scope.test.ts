import { expect, test } from 'vitest'
import { licencesThat, readPrintedScope } from './licence-scope.ts'

test('the table answers the questions that the rules ask of it', () => {
  expect(licencesThat({ sells: 'any', covers: 'drugs' })).toEqual(['drug_wholesale'])
  expect(licencesThat({ buys: 'scope', covers: 'drugs' })).toEqual([
    'drug_wholesale',
    'drug_chain',
    'drug_retail',
  ])
  expect(licencesThat({ buys: 'all' })).toEqual(['medical_institution', 'clinic_filing'])
})

test('a printed scope is read word by word; brackets narrow, unknown words are handed to a person', () => {
  expect(readPrintedScope('中成药、化学药制剂，抗生素制剂;生物制品（除疫苗、血液制品）')).toEqual({
    classes: ['tcm_patent', 'chemical', 'antibiotic', 'biologic'],
    unknown: [],
  })
  expect(readPrintedScope('化学药 中药饮片（含冷藏冷冻药品）***')).toEqual({
    classes: ['chemical', 'antibiotic', 'biochemical', 'tcm_slices'],
    unknown: [],
  })
  expect(readPrintedScope('蛋白同化制剂、肽类激素、化学原料药、预包装食品')).toEqual({
    classes: ['anabolic'],
    unknown: ['预包装食品'],
  })
  expect(readPrintedScope('')).toEqual({ classes: [], unknown: [] })
})
