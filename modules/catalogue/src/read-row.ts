import {
  dosageForm,
  foldText,
  normaliseName,
  OLD_NAMES,
  PACKAGE_NOTES,
  parseSpec,
  type Spec,
  specText,
} from '@yaolian/drugmatch'
import { newId } from '@yaolian/kernel'
import { readAnyApproval } from './check-approval.ts'
import { classifyRow } from './classify-row.ts'
import type { Field } from './import-headers.ts'
import { type ProductToStore, rowOf } from './product-row.ts'

/** Why a row was not taken: in which column (by its own title), for what reason, and what stood there. */
export type RowProblem = { line: number; column: string; reason: string; value: string }

export type Header = { titles: readonly string[]; columns: ReadonlyMap<Field, number> }

const NAME_CHARS_MAX = 120
const OTHER_FORM = '其他'

/**
 * Makes a product draft of one row of somebody's list, or says everything that is wrong with it. What the row
 * doesn't state is assumed and named in `assumed`, so that a person looks at it before the product is published.
 */
export function readRow(
  line: number,
  cells: readonly string[],
  header: Header,
): ProductToStore | RowProblem[] {
  const problems: RowProblem[] = []
  const titleOf = (field: Field): string => header.titles[header.columns.get(field) ?? -1] ?? field
  const complain = (field: Field, reason: string, value: string): void => {
    problems.push({ line, column: titleOf(field), reason, value })
  }
  const cell = (field: Field): string => {
    const text = cells[header.columns.get(field) ?? -1] ?? ''
    if (text.includes('\ufffd')) complain(field, 'text.encoding', text)
    return text
  }
  const surplus = cells.slice(header.titles.length).filter(text => text !== '')
  if (surplus.length > 0) return [{ line, column: '', reason: 'row.columns', value: surplus.join() }]

  const maker = foldText(cell('maker'))
  const rawName = cell('name')
  if (rawName === '') complain('name', 'name.missing', '')
  if (rawName.length > NAME_CHARS_MAX) complain('name', 'name.long', rawName.slice(0, NAME_CHARS_MAX))
  const named = normaliseName(rawName, maker)
  const rawSpec = cell('spec')
  const spec = parseSpec(rawSpec, cell('unit'))
  if ('problem' in spec) complain('spec', spec.problem, rawSpec)
  const rawApproval = cell('approvalNo')
  const approval = rawApproval === '' ? null : readAnyApproval(rawApproval)
  if (approval?.state === 'wrong') complain('approvalNo', `approval.${approval.why}`, rawApproval)
  const [kind, form] = [cell('kind'), dosageForm(named.name, cell('form'))]
  const { brand, alias } = brandOf(named, foldText(cell('brand')))
  if (problems.length > 0 || 'problem' in spec) return problems

  const approvalNo = approval?.state === 'valid' ? approval.approvalNo : null
  const { assumed, ...stated } = classifyRow({
    name: named.name,
    kind,
    form,
    strength: spec.strength,
    approvalNo,
  })
  const row = rowOf({
    ...stated,
    productId: newId(),
    genericName: named.name,
    brand,
    alias,
    form: form ?? OTHER_FORM,
    spec: withConcentration(spec, named.concentration),
    packLevels: null,
    makerName: maker,
    mahOrgId: null,
    approvalNo,
    assumed: form === null ? [...assumed, 'form'] : assumed,
    demo: false,
  })
  if (!('problem' in row)) return row
  return [{ line, column: titleOf('spec'), reason: row.problem, value: row.at }]
}

/** The brand column of such lists also holds old names and remarks on the package. */
function brandOf(named: { brand: string | null; alias: string | null }, column: string) {
  if (column === '' || PACKAGE_NOTES.test(column)) return named
  if (OLD_NAMES.has(column)) return { brand: named.brand, alias: named.alias ?? column }
  return { brand: named.brand ?? column.slice(0, NAME_CHARS_MAX), alias: named.alias }
}

/** `10%葡萄糖注射液` with `500ml×1袋`: without its strength it would be the same product as the 5 % one. */
const withConcentration = (spec: Spec, concentration: string | null): string =>
  concentration === null || spec.strength !== null
    ? spec.text
    : specText({ volume: spec.volume, strength: concentration }, spec.packUnits, spec.unit, spec.salesUnit)
