import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Facts, judge, readFacts } from '@yaolian/drugmatch'
import { readTable } from '@yaolian/tables'
import { expect, test } from 'vitest'
import { factsOfCells } from './match-list.ts'
import { inflate } from './read-table.ts'

const DATA = join(
  process.env.YAOLIAN_DATA ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'drugs',
)

function rowsOf(file: string): Record<string, string>[] {
  const table = readTable(readFileSync(join(DATA, file)), inflate)
  if (!table.ok) throw new Error(table.why)
  const [titles, ...rows] = table.rows.map(row => ('cells' in row ? row.cells : []))
  return rows.map(row => Object.fromEntries((titles ?? []).map((title, i) => [title, row[i] ?? ''])))
}

/** Two characters of the substance, or the brand: pairs without either in common are not compared. */
const keysOf = ({ substance, names }: Facts): string[] => [
  substance
    .replace(/^(?:盐酸|硫酸|磷酸|硝酸|马来酸|富马酸|枸橼酸|酒石酸|琥珀酸|甲磺酸|苯磺酸|醋酸)/, '')
    .slice(0, 2),
  ...names.map(name => `brand ${name.toLowerCase()}`),
]

/** How many rows of the list have a best entry by each rule. */
function bestRules(rows: readonly Facts[], known: readonly Facts[], isSelf = false): Record<string, number> {
  const index = new Map<string, number[]>()
  for (const [i, facts] of known.entries())
    for (const key of keysOf(facts)) index.set(key, [...(index.get(key) ?? []), i])
  const counts: Record<string, number> = {}
  for (const [i, row] of rows.entries()) {
    const near = new Set(keysOf(row).flatMap(key => index.get(key) ?? []))
    const judged = [...near].filter(at => !isSelf || at > i).map(at => judge(row, known[at] as Facts))
    const best = judged.reduce((a, b) => (b.score > a.score ? b : a), { score: 0, rule: 'none' } as {
      score: number
      rule: string
    })
    counts[best.rule] = (counts[best.rule] ?? 0) + 1
  }
  return counts
}

test.skipIf(!existsSync(DATA))('the report of the real files (docs/reference/matching.md)', () => {
  const hospital = rowsOf('his_drug_catalogue.csv').map(row =>
    factsOfCells({
      name: row.name_zh ?? '',
      brand: row.trade_or_alt_name ?? '',
      spec: row.spec ?? '',
      unit: row.unit ?? '',
      form: row.dosage_form ?? '',
      maker: row.manufacturer ?? '',
    }),
  )
  const empty = { spec: '', unit: '', form: '', maker: '', approvalNo: '', barcode: '' }
  const register = rowsOf('nmpa_approvals.csv').map(row => {
    const brand = (row.trade_name_zh ?? '').replace(/^-+$/, '')
    return readFacts({ ...empty, name: row.name_zh ?? '', brand, approvalNo: row.approval_no ?? '' }, true)
  })
  const originators = rowsOf('originator_drugs_cn.csv').map(row =>
    readFacts(
      {
        ...empty,
        name: row.generic_name ?? '',
        brand: row.trade_name ?? '',
        maker: row.company_short || (row.company ?? ''),
      },
      true,
    ),
  )
  expect([hospital.length, register.length, originators.length]).toEqual([1_963, 3_233, 990])
  const report = {
    register: bestRules(hospital, register),
    originators: bestRules(hospital, originators),
    itself: bestRules(hospital, hospital, true),
  }
  expect(report).toEqual({
    register: {
      licence_brand: 165,
      licence_salt: 6,
      licence_near: 7,
      licence_name: 69,
      name_only: 146,
      brand_other_form: 18,
      none: 1_552,
    },
    originators: {
      licence_brand: 142,
      licence_salt: 4,
      licence_near: 11,
      licence_maker: 9,
      maker_open_spec: 8,
      name_only: 1,
      brand_other_form: 15,
      none: 1_773,
    },
    itself: {
      facts: 46,
      facts_maker_alike: 1,
      near_name: 3,
      no_maker: 11,
      other_pack: 13,
      maker_open_spec: 1,
      name_only: 2,
      brand_other_form: 3,
      other_maker: 58,
      other_strength: 266,
      none: 1_559,
    },
  })
})
