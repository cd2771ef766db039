import { command, type Route, reading } from '@yaolian/kernel'
import { OnlyId, page } from '@yaolian/kernel/contract'
import {
  CreditLineRow,
  LineChanged,
  LineParams,
  LineQuery,
  LinesSet,
  LockBody,
  SetLinesBody,
} from './contract.ts'
import { linesGranted, linesReceived } from './list-lines.ts'
import { lockLine, unlockLine } from './lock-line.ts'
import { setLines } from './set-lines.ts'

export const creditRoutes = (): Route[] => [
  reading(
    {
      path: '/credit/lines',
      summary: 'Credit lines granted to customers, or received from sellers, with exposure',
      right: 'credit.read',
      query: LineQuery,
      answer: page(CreditLineRow),
    },
    (ctx, { query }) => (query.as === 'buyer' ? linesReceived(ctx, query) : linesGranted(ctx, query)),
  ),
  command(
    {
      path: '/credit/lines',
      summary: 'Grant credit lines or change their limit and term',
      right: 'credit.change',
      body: SetLinesBody,
      answer: LinesSet,
    },
    (ctx, { body }) => setLines(ctx, body.lines),
  ),
  command(
    {
      path: '/credit/lines/:buyerOrgId/lock',
      summary: 'Stop new orders of a buyer',
      right: 'credit.change',
      params: LineParams,
      body: LockBody,
      answer: LineChanged,
    },
    (ctx, { params, body }) =>
      lockLine(ctx, { buyerOrgId: params.buyerOrgId, reason: body.reason, note: body.note ?? null }),
  ),
  command(
    {
      path: '/credit/lines/:buyerOrgId/unlock',
      summary: 'Let a buyer order again',
      right: 'credit.change',
      params: LineParams,
      body: OnlyId,
      answer: LineChanged,
    },
    (ctx, { params }) => unlockLine(ctx, params),
  ),
]
