import { command, downloading, limitOf, type Route, reading } from '@yaolian/kernel'
import { Id, ListQuery } from '@yaolian/kernel/contract'
import Type from 'typebox'
import * as c from './contract-import.ts'
import { acceptMatches, decideRows } from './import-decide.ts'
import { matchList } from './import-match.ts'
import { openImport } from './import-open.ts'
import { getImport, importReport, importRows, listImports } from './import-show.ts'

const ImportParams = Type.Object({ importId: Id })
const right = 'catalogue.list.import'
/** A list is read as a whole, in this process. */
const READS_PER_MINUTE = 20

export const importRoutes = (): Route[] => [
  command(
    {
      path: '/catalogue/imports',
      summary: "Begin the import of the firm's own product list, an uploaded CSV or xlsx",
      right,
      body: c.OpenImportBody,
      answer: c.ListImport,
      perMinute: READS_PER_MINUTE,
    },
    (ctx, { body }) => openImport(ctx, { importId: body.id, fileId: body.fileId }),
  ),
  reading(
    {
      path: '/catalogue/imports',
      summary: "The firm's imports, newest first",
      right,
      query: ListQuery,
      answer: c.ListImportPage,
    },
    (ctx, { query }) =>
      listImports(ctx, { limit: limitOf(query), ...(query.after && { after: query.after }) }),
  ),
  reading(
    {
      path: '/catalogue/imports/:importId',
      summary: 'One import with how many rows stand where',
      right,
      params: ImportParams,
      answer: c.ListImportDetail,
    },
    (ctx, { params }) => getImport(ctx, params.importId),
  ),
  command(
    {
      path: '/catalogue/imports/:importId/match',
      summary: 'Take the mapping of the columns, remember it, and match the rows with the catalogue',
      right,
      params: ImportParams,
      body: c.MatchListBody,
      answer: c.ListImportDetail,
      perMinute: READS_PER_MINUTE,
    },
    (ctx, { params, body }) => matchList(ctx, { importId: params.importId, mapping: body.mapping }),
  ),
  reading(
    {
      path: '/catalogue/imports/:importId/rows',
      summary: 'Rows with what the rules propose, in the order of the list',
      right,
      params: ImportParams,
      query: c.ImportRowQuery,
      answer: c.ImportRowPage,
    },
    (ctx, { params, query }) =>
      importRows(ctx, {
        importId: params.importId,
        limit: limitOf(query),
        ...(query['f.show'] && { show: query['f.show'] }),
        ...(query.after && { after: query.after }),
      }),
  ),
  command(
    {
      path: '/catalogue/imports/:importId/decide',
      summary: 'Say of rows which product they are, make drafts, leave them out, or open them again',
      right,
      params: ImportParams,
      body: c.DecideRowsBody,
      answer: c.RowsDecided,
    },
    (ctx, { params, body }) => decideRows(ctx, { importId: params.importId, rows: body.rows }),
  ),
  command(
    {
      path: '/catalogue/imports/:importId/accept',
      summary: 'Settle every open row that a rule matched at this score or better, 2,000 at a time',
      right,
      params: ImportParams,
      body: c.AcceptAllBody,
      answer: c.RowsDecided,
    },
    (ctx, { params, body }) => acceptMatches(ctx, { importId: params.importId, scoreMin: body.scoreMin }),
  ),
  downloading(
    {
      path: '/catalogue/imports/:importId/report.csv',
      summary: 'Every row as CSV: what it said, what it is, by which rule, and what was wrong',
      right,
      params: ImportParams,
    },
    (ctx, { params }) => importReport(ctx, params.importId),
  ),
]
