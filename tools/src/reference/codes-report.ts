import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import {
  parseApprovalNumber,
  parseDrugBusinessLicence,
  parseFirmName,
  parseTradingCertificate,
  sayWrong,
  type Wrong,
} from '@yaolian/codes'
import { type Inflate, readTable } from '@yaolian/tables'
import { type Row, table } from './markdown.ts'

const inflate: Inflate = (deflated, bytesMax) => inflateRawSync(deflated, { maxOutputLength: bytesMax })

type Entry = { text: string; line: number }
type Judged = { name: string; entries: Entry[]; read: (text: string) => { ok: true } | Wrong }

/** Where the numbers stand: folder of the drug lists, and the text with the certificates of 2014. */
export type ReportSources = { drugs: string; certificates: string }

const HEAD = `<!-- written by npm run codes-report where the lists are; do not edit -->

# How the numbers of real lists fare

Each number and each maker of the public lists that development uses, read by [engines/codes](codes.md). The lists are not
part of this repository; their numbers are facts. A test reads them again where they are (YAOLIAN_DATA) and skips by name
elsewhere. What is refused is quoted below with its reason; "line" is the line of the file, the title being line 1.`

/** The report as Markdown. The same lists give the same text. */
export function codesReport(sources: ReportSources): string {
  const lists = readLists(sources)
  const counts = lists.map(({ name, entries, read }): Row => {
    const distinct = new Set(entries.map(entry => entry.text))
    const refused = [...distinct].filter(text => !read(text).ok).length
    return [name, entries.length, distinct.size, distinct.size - refused, refused].map(String)
  })
  const head: Row = ['list', 'entries', 'different', 'read', 'refused']
  return `${[HEAD, table(head, counts), ...lists.flatMap(refusedOf)].join('\n\n')}\n`
}

function readLists({ drugs, certificates }: ReportSources): Judged[] {
  const column = (file: string, title: string): Entry[] => {
    const read = readTable(readFileSync(join(drugs, file)), inflate)
    if (!read.ok) throw new Error(`${file}: ${read.why}`)
    const rows = read.rows.map(row => ({ line: row.line, cells: 'cells' in row ? row.cells : [] }))
    const index = rows[0]?.cells.indexOf(title) ?? -1
    if (index < 0) throw new Error(`${file} has no column ${title}`)
    return rows
      .slice(1)
      .map(({ line, cells }) => ({ line, text: cells[index] ?? '' }))
      .filter(({ text }) => text !== '')
  }
  const leaflets = JSON.parse(
    readFileSync(join(drugs, 'originator_leaflets_yuanyanyao.json'), 'utf8'),
  ) as Leaflet[]
  const inLeaflets = (pick: (leaflet: Leaflet) => (string | undefined)[]): Entry[] =>
    leaflets.flatMap((leaflet, i) => pick(leaflet).flatMap(text => (text ? [{ text, line: i + 1 }] : [])))
  const listed = certificatesIn(readFileSync(certificates, 'utf8'))
  return [
    {
      name: 'NMPA approvals: approval_no',
      entries: column('nmpa_approvals.csv', 'approval_no'),
      read: parseApprovalNumber,
    },
    {
      name: 'leaflets: registrationNumber',
      entries: inLeaflets(one => [one.meta.registrationNumber]),
      read: parseApprovalNumber,
    },
    { name: 'leaflets: numbers in the text', entries: inLeaflets(numbersInText), read: parseApprovalNumber },
    {
      name: 'hospital makers: manufacturer',
      entries: column('manufacturers_from_his.csv', 'manufacturer'),
      read: parseFirmName,
    },
    {
      name: 'originator drugs: company',
      entries: column('originator_drugs_cn.csv', 'company'),
      read: parseFirmName,
    },
    { name: 'leaflets: MAH, maker, packer', entries: inLeaflets(makersOf), read: parseFirmName },
    {
      name: '83 certificates of 2014: number',
      entries: listed.map(one => ({ text: one.number, line: one.place })),
      read: parseTradingCertificate,
    },
    {
      name: '83 certificates of 2014: holder',
      entries: listed.map(one => ({ text: one.holder, line: one.place })),
      read: parseFirmName,
    },
    {
      name: "83 certificates as today's wholesale licence",
      entries: listed.map(one => ({ text: one.number, line: one.place })),
      read: parseDrugBusinessLicence,
    },
  ]
}

type Leaflet = {
  meta: { registrationNumber?: string; mahName?: string; manufacturerName?: string; packagingName?: string }
  sections: Record<string, string>
}
const makersOf = ({ meta }: Leaflet) => [meta.mahName, meta.manufacturerName, meta.packagingName]
const numbersInText = ({ sections }: Leaflet): string[] =>
  Object.values(sections).flatMap(text => [...text.matchAll(/国药准字[A-Za-z0-9]+/g)].map(found => found[0]))

export type Certificate = { place: number; holder: string; number: string }

/** The numbered list inside the running text: `67.九州通医药集团股份有限公司 (鄂B20110001)`. */
export const certificatesIn = (text: string): Certificate[] =>
  [...text.matchAll(/(\d{1,2})\.([^()]*?(?:（[^（）]*）[^()]*?)*)\s*\(([^()]{3,20})\)/g)].map(found => ({
    place: Number(found[1]),
    holder: (found[2] as string).trim(),
    number: (found[3] as string).trim(),
  }))

/** Every different entry that is refused, under its reason; where all are refused alike, one line says so. */
function refusedOf({ name, entries, read }: Judged): string[] {
  const byText = Map.groupBy(entries, entry => entry.text)
  const refused = [...byText].flatMap(([text, all]) => {
    const found = read(text)
    return found.ok ? [] : [{ text, lines: all.map(entry => entry.line), found }]
  })
  if (refused.length === 0) return []
  const byReason = Map.groupBy(refused, one => one.found.why)
  if (refused.length === byText.size && byReason.size === 1) {
    const { zh, en } = sayWrong((refused[0] as { found: Wrong }).found)
    return [`## ${name}: all ${refused.length} refused`, `${zh}. ${en}.`]
  }
  const reasons = [...byReason.values()].flatMap(all => {
    const { zh, en } = sayWrong((all[0] as { found: Wrong }).found)
    const first = all.length > 1 ? ' (the place is that of the first)' : ''
    const shown = all.map(({ text, lines }) => `\`${text.replaceAll('`', "'")}\` ${shortLines(lines)}`)
    return [`**${zh}** · ${en}${first}: ${all.length}`, shown.join(' · ')]
  })
  return [`## ${name}: ${refused.length} refused`, ...reasons]
}

const shortLines = (lines: readonly number[]): string =>
  lines.length > 3 ? `(${lines.slice(0, 3).join(', ')} … ${lines.length}×)` : `(${lines.join(', ')})`
