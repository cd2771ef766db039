import { Id, Instant, ListQuery, page } from '@yaolian/kernel/contract'
import Type, { type Static } from 'typebox'
import { nullable, ProductFace } from './contract-basics.ts'

const closed = { additionalProperties: false } as const
const Column = Type.Optional(Type.Integer({ minimum: 0, maximum: 511 }))

/** Which column of a list holds what; columns count from 0. */
export const ColumnMapping = Type.Object(
  {
    code: Column,
    name: Column,
    brand: Column,
    spec: Column,
    unit: Column,
    form: Column,
    kind: Column,
    maker: Column,
    approvalNo: Column,
    barcode: Column,
    price: Column,
  },
  closed,
)
export type ColumnMapping = Static<typeof ColumnMapping>

export const ImportState = Type.Enum(['mapping', 'matching', 'review', 'closed'])
export const ImportRowState = Type.Enum(['waiting', 'faulty', 'open', 'accepted', 'drafted', 'skipped'])
export type ImportRowState = Static<typeof ImportRowState>
export const MatchDecision = Type.Enum(['', 'match', 'candidate', 'new'])

export const ListImport = Type.Object({
  importId: Id,
  fileName: Type.String(),
  state: ImportState,
  titles: Type.Array(Type.String()),
  headLine: Type.Integer({ description: 'the line of the titles; 0 where the list has none' }),
  mapping: ColumnMapping,
  sample: Type.Array(Type.Array(Type.String()), { description: 'the first rows' }),
  rows: Type.Integer(),
  byName: Type.String(),
  at: Instant,
})
export type ListImport = Static<typeof ListImport>

const count = Type.Integer()
/** How many rows stand where. `open` rows by what the rules say of them. */
export const ImportCounts = Type.Object({
  waiting: count,
  faulty: count,
  openMatch: count,
  openCandidate: count,
  openNew: count,
  accepted: count,
  drafted: count,
  skipped: count,
})
export type ImportCounts = Static<typeof ImportCounts>
export const ListImportDetail = Type.Object({ ...ListImport.properties, counts: ImportCounts })
export type ListImportDetail = Static<typeof ListImportDetail>
export const ListImportPage = page(ListImport)

export const OpenImportBody = Type.Object({ id: Id, fileId: Id }, closed)
export const MatchListBody = Type.Object({ id: Id, mapping: ColumnMapping }, closed)

const agreement = Type.String()
export const MatchComparison = Type.Object({
  name: agreement,
  form: agreement,
  strength: agreement,
  pack: agreement,
  maker: agreement,
  brand: agreement,
  approval: agreement,
  barcode: agreement,
  known: agreement,
})
export const MatchProposal = Type.Object({
  product: ProductFace,
  state: Type.String(),
  rule: Type.String({ description: 'docs/reference/matching.md' }),
  score: Type.Integer({ description: 'hundredths' }),
  comparison: nullable(MatchComparison),
})
export type MatchProposal = Static<typeof MatchProposal>

export const RowFault = Type.Object({
  line: Type.Integer(),
  column: Type.String(),
  reason: Type.String(),
  value: Type.String(),
})
export const ImportRow = Type.Object({
  line: Type.Integer(),
  cells: Type.Record(Type.String(), Type.String()),
  state: ImportRowState,
  decision: MatchDecision,
  score: Type.Integer(),
  rule: Type.String(),
  faults: Type.Array(RowFault),
  proposals: Type.Array(MatchProposal),
  product: nullable(ProductFace),
  byName: nullable(Type.String()),
})
export type ImportRow = Static<typeof ImportRow>
export const ImportRowPage = page(ImportRow)
export const ImportRowQuery = Type.Object({
  ...ListQuery.properties,
  'f.show': Type.Optional(
    Type.Enum(['match', 'candidate', 'new', 'faulty', 'done', 'skipped'], {
      description: 'open rows by decision, or rows by state; all when left out',
    }),
  ),
})
export type ImportRowQuery = Static<typeof ImportRowQuery>

export const RowChoice = Type.Object(
  {
    line: Type.Integer({ minimum: 1, maximum: 10_000_000 }),
    choice: Type.Enum(['accept', 'draft', 'skip', 'reopen']),
    productId: Type.Optional(Id),
  },
  closed,
)
export type RowChoice = Static<typeof RowChoice>
export const DecideRowsBody = Type.Object(
  { id: Id, rows: Type.Array(RowChoice, { minItems: 1, maxItems: 200 }) },
  closed,
)
export const AcceptAllBody = Type.Object(
  { id: Id, scoreMin: Type.Integer({ minimum: 90, maximum: 100, description: 'hundredths' }) },
  closed,
)
export const RowsDecided = Type.Object({
  changed: Type.Integer(),
  refused: Type.Array(Type.Object({ line: Type.Integer(), code: Type.String() })),
})
export type RowsDecided = Static<typeof RowsDecided>

export const MergeState = Type.Enum(['proposed', 'merged', 'rejected', 'undone'])
export type MergeState = Static<typeof MergeState>
export const ProductMerge = Type.Object({
  mergeId: Id,
  product: ProductFace,
  survivor: ProductFace,
  state: MergeState,
  rule: Type.String(),
  score: Type.Integer(),
  reason: Type.String(),
  proposedBy: nullable(Id),
  proposedName: Type.String(),
  proposedAt: Instant,
  decidedName: nullable(Type.String()),
  decidedAt: nullable(Instant),
  note: Type.String(),
})
export type ProductMerge = Static<typeof ProductMerge>
export const ProductMergePage = page(ProductMerge)
export const MergeQuery = Type.Object({
  ...ListQuery.properties,
  'f.state': Type.Optional(MergeState),
})
export type MergeQuery = Static<typeof MergeQuery>
const Reason = Type.String({ minLength: 2, maxLength: 200 })
export const ProposeMergeBody = Type.Object({ id: Id, productId: Id, survivorId: Id, reason: Reason }, closed)
export const DecideMergeBody = Type.Object(
  { id: Id, verdict: Type.Enum(['merge', 'reject']), note: Type.String({ maxLength: 200 }) },
  closed,
)
export const UndoMergeBody = Type.Object({ id: Id, reason: Reason }, closed)
export const MergeDone = Type.Object({ mergeId: Id, state: MergeState })
export type MergeDone = Static<typeof MergeDone>
export const Duplicates = Type.Object({ rows: Type.Array(MatchProposal) })
