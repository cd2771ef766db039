import { Day, Id, Instant, ListQuery, page } from '@yaolian/kernel/contract'
import { LicenceKind, OrganisationKind } from '@yaolian/rulebook/contract'
import Type, { type Static } from 'typebox'

const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Uploaded scans that a command hangs on a licence; they were sent to POST /files before. */
export const FileIds = Type.Array(Id, { minItems: 1, maxItems: 20, uniqueItems: true })

export const LicenceDocument = Type.Object({
  fileId: Id,
  name: Type.String(),
  kind: Type.Enum(['pdf', 'jpeg', 'png', 'webp', 'xlsx', 'csv']),
  bytes: Type.Integer(),
  addedAt: Instant,
  addedName: Type.String(),
})
export type LicenceDocument = Static<typeof LicenceDocument>
export const DocumentList = Type.Object({ rows: Type.Array(LicenceDocument) })
export const AddDocumentsBody = Type.Object({ id: Id, fileIds: FileIds })
export const DocumentsAdded = Type.Object({ licenceId: Id, fileIds: Type.Array(Id), version: Type.Integer() })
export type DocumentsAdded = Static<typeof DocumentsAdded>

/** Who looked at a document of the firm, and when. */
export const DocumentView = Type.Object({
  viewId: Id,
  fileId: Id,
  fileName: Type.String(),
  viewerOrgName: Type.String(),
  viewerName: Type.String(),
  at: Instant,
})
export type DocumentView = Static<typeof DocumentView>
export const DocumentViewQuery = Type.Pick(ListQuery, ['after', 'limit'])
export type DocumentViewQuery = Static<typeof DocumentViewQuery>
export const DocumentViewPage = page(DocumentView)

/** What a firm is told about its own licences and those of its partners. */
export const NoticeKind = Type.Enum([
  'licence_expiring',
  'licence_stopped',
  'licence_running',
  'licence_returned',
])
export type NoticeKind = Static<typeof NoticeKind>
export const Notice = Type.Object({
  noticeId: Id,
  kind: NoticeKind,
  licenceId: Id,
  aboutOrgId: Id,
  aboutName: Type.String(),
  isOwn: Type.Boolean({ description: 'it is about a licence of the reader’s own firm' }),
  facts: Type.Object({
    licenceKind: LicenceKind,
    validTo: Day,
    step: Type.Optional(Type.String()),
    reason: Type.Optional(Type.String()),
    stage: Type.Optional(Type.Integer({ description: 'days before the last day: 90, 30, 7' })),
  }),
  at: Instant,
  closedAt: orNull(Instant),
  closedName: orNull(Type.String()),
})
export type Notice = Static<typeof Notice>
export const NoticeQuery = Type.Object({
  ...DocumentViewQuery.properties,
  state: Type.Optional(Type.Enum(['open', 'all'])),
})
export type NoticeQuery = Static<typeof NoticeQuery>
export const NoticePage = page(Notice)
export const CloseNoticesBody = Type.Object({
  id: Id,
  noticeIds: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }),
})
export const NoticesClosed = Type.Object({ closed: Type.Integer() })

/** What the quality desk works through: entered by holders, running out, locked, due for the half-yearly check. */
export const DeskQueue = Type.Enum(['waiting', 'expiring', 'locked', 'check'])
export type DeskQueue = Static<typeof DeskQueue>
export const DeskRow = Type.Object({
  licenceId: Id,
  orgId: Id,
  orgName: Type.String(),
  orgKind: OrganisationKind,
  province: Type.String(),
  kind: LicenceKind,
  number: Type.String(),
  validTo: Day,
  daysLeft: Type.Integer(),
  state: Type.String(),
  stateReason: Type.String(),
  since: Instant,
  checkBy: orNull(Day),
  renewalWaits: Type.Boolean({ description: 'the holder has entered the next document' }),
  documents: Type.Integer(),
  version: Type.Integer(),
})
export type DeskRow = Static<typeof DeskRow>
export const DeskPage = page(DeskRow)
export const DeskQuery = Type.Object({
  ...ListQuery.properties,
  queue: Type.Optional(DeskQueue),
  kind: Type.Optional(LicenceKind),
  province: Type.Optional(Type.String({ maxLength: 30 })),
  days: Type.Optional(Type.Enum(['7', '30', '90'], { description: 'of `expiring`: runs out within' })),
})
export type DeskQuery = Static<typeof DeskQuery>
export const DeskCounts = Type.Object({
  waiting: Type.Integer(),
  expiring7: Type.Integer(),
  expiring30: Type.Integer(),
  expiring90: Type.Integer(),
  locked: Type.Integer(),
  check: Type.Integer(),
  checkOverdue: Type.Integer(),
})
export type DeskCounts = Static<typeof DeskCounts>

const Seen = Type.Object({ licenceId: Id, version: Type.Integer({ minimum: 1 }) })
export const DeskStepsBody = Type.Object({
  id: Id,
  step: Type.Enum(['verify', 'check']),
  licences: Type.Array(Seen, { minItems: 1, maxItems: 200 }),
  reason: Type.String({ minLength: 2, maxLength: 300 }),
})
export type DeskStepsBody = Static<typeof DeskStepsBody>
export const DeskStepsAnswer = Type.Object({
  done: Type.Array(Id),
  refused: Type.Array(
    Type.Object({ licenceId: Id, code: Type.String(), facts: Type.Record(Type.String(), Type.Unknown()) }),
  ),
})
export type DeskStepsAnswer = Static<typeof DeskStepsAnswer>
