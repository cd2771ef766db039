import { parseUscc, provinceOfCityElsewhere } from '@yaolian/codes'
import { newId } from '@yaolian/kernel'
import type { NewOrganisation } from './contract.ts'
import type { ImportField, RowProblem } from './import-contract.ts'
import type { ImportHeader } from './import-headers.ts'
import { kindNamed, kindOfName } from './import-kind.ts'
import { provinceNamed, provinceOfRegion, readPlace } from './import-place.ts'
import { numberProblem, problemOf, type Reason } from './import-reasons.ts'

/** A row that can be judged against the house; its parent is a code still. */
export type FirmRow = {
  line: number
  firm: Omit<NewOrganisation, 'parentOrgId'> & { uscc: string }
  /** The kind stood in the list and was not read from the name. */
  kindSaid: boolean
  parentUscc: string | null
  titleOf: (field: ImportField) => string
}

const CHARS_MAX: Partial<Record<ImportField, number>> = {
  name: 120,
  shortName: 60,
  province: 30,
  city: 30,
  district: 30,
  detail: 120,
  contact: 60,
  phone: 30,
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: looking for exactly these
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/

/** Makes a firm of one row of somebody's list, or says everything that is wrong with it. */
export function readFirmRow(
  line: number,
  cells: readonly string[],
  header: ImportHeader,
): FirmRow | RowProblem[] {
  const problems: RowProblem[] = []
  const titleOf = (field: ImportField): string => header.titles[header.columns.get(field) ?? -1] ?? ''
  const complain = (field: ImportField, reason: Reason, value: string): void => {
    problems.push(problemOf(line, titleOf(field), reason, value))
  }
  const cell = (field: ImportField): string => {
    const text = (cells[header.columns.get(field) ?? -1] ?? '').replace(/^'(?=[=+\-@])/, '')
    if (CONTROL.test(text)) complain(field, 'text.control', text.replace(CONTROL, '?'))
    if (text.length > (CHARS_MAX[field] ?? Number.POSITIVE_INFINITY)) complain(field, 'text.long', text)
    return text
  }
  const surplus = cells.slice(header.titles.length).filter(text => text !== '')
  if (surplus.length > 0) return [problemOf(line, '', 'row.columns', surplus.join())]

  const name = cell('name').normalize('NFKC').replace(/\s+/g, ' ')
  if (name === '') complain('name', 'name.missing', '')
  else if (/^[=+\-@]/.test(name)) complain('name', 'name.formula', name)
  else if (name.length < 2) complain('name', 'name.short', name)
  const uscc = readCode(cell('uscc'), line, titleOf('uscc'), problems)
  const saidKind = cell('kind')
  const kind = saidKind === '' ? kindOfName(name) : kindNamed(saidKind)
  if (!kind) complain('kind', saidKind === '' ? 'kind.missing' : 'kind.unknown', saidKind)
  const place = placeOf(cell, uscc?.region ?? null, complain)
  const parent = cell('parent')
  const parentRead = parent === '' ? null : parseUscc(parent)
  if (parentRead && !parentRead.ok) complain('parent', 'parent.malformed', parent)
  const [contact, phone, shortName] = [cell('contact'), cell('phone'), cell('shortName')]
  if (problems.length > 0 || !uscc || !kind || !place) return problems
  return {
    line,
    titleOf,
    kindSaid: saidKind !== '',
    parentUscc: parentRead?.ok ? parentRead.code : null,
    firm: {
      orgId: newId(),
      uscc: uscc.code,
      name,
      kind,
      ...place,
      contact,
      phone,
      ...(shortName && { shortName }),
    },
  }
}

function readCode(text: string, line: number, column: string, problems: RowProblem[]) {
  if (text === '') {
    problems.push(problemOf(line, column, 'uscc.missing', ''))
    return null
  }
  const read = parseUscc(text)
  if (read.ok) return read
  const asNumber = /^\d(?:\.\d+)?E\+?\d+$/i.test(text) || /^\d{15}000$/.test(text)
  problems.push(
    asNumber ? problemOf(line, column, 'uscc.scientific', text) : numberProblem(line, column, read, text),
  )
  return null
}

type Complain = (field: ImportField, reason: Reason, value: string) => void

/** Columns first, then what the address says, then for the province the credit code. */
function placeOf(cell: (field: ImportField) => string, region: string | null, complain: Complain) {
  const [saidProvince, saidCity, saidDistrict, address] = [
    cell('province'),
    cell('city'),
    cell('district'),
    cell('detail'),
  ]
  const read = readPlace(address)
  const named = provinceNamed(saidProvince)
  if (saidProvince !== '' && named === null) {
    complain('province', 'province.unknown', saidProvince)
    return null
  }
  const province = named ?? (read.province || (region && provinceOfRegion(region)))
  if (!province) {
    // Without a readable code its province is not known either: that is one problem, already said.
    if (region !== null) complain('province', 'province.missing', '')
    return null
  }
  // In a municipality the city is the province.
  const city = saidCity || read.city || (province.endsWith('市') ? province : '')
  if (city === '') complain('city', 'city.missing', address)
  else if (provinceOfCityElsewhere({ province, city, district: '' }))
    complain('city', 'city.elsewhere', `${province} ${city}`)
  return { province, city, district: saidDistrict || read.district, detail: read.detail }
}
