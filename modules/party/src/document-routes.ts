import { command, type Database, open, type Route, reading, transact } from '@yaolian/kernel'
import { Id, Totals } from '@yaolian/kernel/contract'
import Type from 'typebox'
import { addDocuments } from './add-documents.ts'
import * as c from './document-contract.ts'
import { countNotices, listNotices, settleNotices } from './notices.ts'
import { countDesk, listDesk, stepMany } from './quality-desk.ts'
import { listDocuments, listViews, showDocument } from './show-documents.ts'

const LicenceParams = Type.Object({ licenceId: Id })

const scanRoutes = (): Route[] => [
  reading(
    {
      path: '/party/licences/:licenceId/documents',
      summary:
        'The scans of a licence: for its holder, the platform and those who ask to trade with the holder',
      right: 'party.organisation.read',
      params: LicenceParams,
      answer: c.DocumentList,
    },
    (ctx, { params }) => listDocuments(ctx, params.licenceId),
  ),
  command(
    {
      path: '/party/licences/:licenceId/documents',
      summary: 'Hang uploaded scans on a licence',
      right: 'party.licence.add',
      params: LicenceParams,
      body: c.AddDocumentsBody,
      answer: c.DocumentsAdded,
    },
    (ctx, { params, body }) => addDocuments(ctx, { ...params, fileIds: body.fileIds }),
  ),
  // No `downloading`: its transaction only reads, and each view is written down.
  open(
    'GET',
    {
      path: '/party/licences/:licenceId/documents/:fileId',
      summary: 'One scan of a licence; that it was opened, and by whom, is written down',
      right: 'party.organisation.read',
      params: Type.Object({ licenceId: Id, fileId: Id }),
    },
    async (db: Database, actor, { params }) => {
      if (!actor) throw new Error('the edge lets no stranger reach a route that is not public')
      return { kind: 'download', download: await transact(db, { actor }, ctx => showDocument(ctx, params)) }
    },
  ),
  reading(
    {
      path: '/party/licences/:licenceId/views',
      summary: 'Who opened the scans of a licence',
      right: 'party.organisation.read',
      params: LicenceParams,
      query: c.DocumentViewQuery,
      answer: c.DocumentViewPage,
    },
    (ctx, { params, query }) => listViews(ctx, params.licenceId, query),
  ),
]

const deskRoutes = (): Route[] => [
  reading(
    {
      path: '/party/desk/licences',
      summary: 'A queue of the quality desk: what waits, runs out, is locked, is due for its check',
      right: 'platform.organisations.read',
      query: c.DeskQuery,
      answer: c.DeskPage,
    },
    (ctx, { query }) => listDesk(ctx, query),
  ),
  reading(
    {
      path: '/party/desk/counts',
      summary: 'How many licences stand in each queue of the quality desk',
      right: 'platform.organisations.read',
      answer: c.DeskCounts,
    },
    countDesk,
  ),
  command(
    {
      path: '/party/desk/steps',
      summary: 'Verify or check many licences, each as it was looked at',
      right: 'party.licence.verify',
      body: c.DeskStepsBody,
      answer: c.DeskStepsAnswer,
    },
    (ctx, { body: { id: _, ...order } }) => stepMany(ctx, order),
  ),
]

const noticeRoutes = (): Route[] => [
  reading(
    {
      path: '/party/notices',
      summary: 'What my firm has been told about its licences and its partners’',
      right: 'party.organisation.read',
      query: c.NoticeQuery,
      answer: c.NoticePage,
    },
    (ctx, { query }) => listNotices(ctx, query),
  ),
  reading(
    {
      path: '/party/notices/totals',
      summary: 'How many notices are open',
      right: 'party.organisation.read',
      query: c.NoticeQuery,
      answer: Totals,
    },
    ctx => countNotices(ctx),
  ),
  command(
    {
      path: '/party/notices/close',
      summary: 'Note that notices were seen to',
      right: 'party.organisation.read',
      body: c.CloseNoticesBody,
      answer: c.NoticesClosed,
    },
    (ctx, { body }) => settleNotices(ctx, body.noticeIds),
  ),
]

export const documentRoutes = (): Route[] => [...scanRoutes(), ...deskRoutes(), ...noticeRoutes()]
