import { Id, OnlyId } from '@yaolian/kernel/contract'
import { OrganisationKind } from '@yaolian/rulebook/contract'
import Type, { type Static } from 'typebox'

/** Columns that an import of firms understands. */
export const ImportField = Type.Enum([
  'name',
  'uscc',
  'kind',
  'province',
  'city',
  'district',
  'detail',
  'contact',
  'phone',
  'shortName',
  'parent',
])
export type ImportField = Static<typeof ImportField>

/** Why a row is not taken, in which column (by its own title), and what stood there. */
export const RowProblem = Type.Object({
  line: Type.Integer({ description: 'as an editor or a spreadsheet counts, the titles being line 1' }),
  column: Type.String(),
  reason: Type.String(),
  value: Type.String(),
  zh: Type.String(),
  en: Type.String(),
})
export type RowProblem = Static<typeof RowProblem>

export const ImportOutcome = Type.Enum(['new', 'unchanged', 'rejected'])
export type ImportOutcome = Static<typeof ImportOutcome>

const Counts = {
  rows: Type.Integer({ description: 'records below the titles' }),
  accepted: Type.Integer({ description: 'firms that are not registered yet' }),
  rejected: Type.Integer(),
  unchanged: Type.Integer({
    description: 'registered already under this code and name, or named before in the file',
  }),
}
/** A firm as a row says it, with what the import understood. */
export const ImportRow = Type.Object({
  line: Type.Integer(),
  outcome: ImportOutcome,
  name: Type.String(),
  uscc: Type.String(),
  kind: Type.Union([OrganisationKind, Type.Null()]),
  place: Type.String(),
})
export type ImportRow = Static<typeof ImportRow>

/** What an import of the file would do now. */
export const ImportPreview = Type.Object({
  ...Counts,
  fileName: Type.String(),
  columns: Type.Array(Type.Object({ title: Type.String(), field: ImportField })),
  ignored: Type.Array(Type.String(), { description: 'columns that nothing is read from' }),
  papers: Type.Array(Type.String(), {
    description: 'of these, columns about licences: they are entered with their paper',
  }),
  sample: Type.Array(ImportRow, { description: 'the first rows, at most 50' }),
  problems: Type.Array(RowProblem, { description: 'the first problems, at most 200; the report has all' }),
  problemCount: Type.Integer(),
})
export type ImportPreview = Static<typeof ImportPreview>

export const ImportQuery = Type.Object({ fileId: Id })
export const ImportBody = Type.Object({ ...OnlyId.properties, fileId: Id })
export const ImportAnswer = Type.Object(Counts)
export type ImportAnswer = Static<typeof ImportAnswer>
