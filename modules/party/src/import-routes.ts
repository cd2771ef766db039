import {
  type Ctx,
  command,
  downloading,
  isRefusal,
  keepFiles,
  permit,
  type Refusal,
  type Route,
  readFile,
  reading,
  refuse,
} from '@yaolian/kernel'
import { ImportAnswer, ImportBody, ImportPreview, ImportQuery } from './import-contract.ts'
import { applyImport, countRows, type ImportPlan, planImport } from './import-firms.ts'
import { importReport } from './import-report.ts'

const SAMPLE_ROWS = 50
const PROBLEMS_SHOWN = 200
const KINDS = ['csv', 'xlsx'] as const

type Planned = { plan: ImportPlan; fileName: string }

/** The uploaded file of the caller's own organisation, planned. */
async function planFile(ctx: Ctx, fileId: string): Promise<Planned | Refusal> {
  permit(ctx, 'party.organisation.register')
  const file = await readFile(ctx, { orgId: ctx.actor.orgId, fileId })
  if (!file) return refuse('file.missing', { fileId })
  if (!KINDS.some(kind => kind === file.kind))
    return refuse('file.kind', { name: file.name, kind: file.kind, accept: KINDS })
  const plan = await planImport(ctx, file.content)
  return isRefusal(plan) ? plan : { plan, fileName: file.name }
}

async function previewFile(ctx: Ctx, fileId: string): Promise<ImportPreview | Refusal> {
  const planned = await planFile(ctx, fileId)
  if (isRefusal(planned)) return planned
  const { header, judged, problems } = planned.plan
  return {
    ...countRows(judged),
    fileName: planned.fileName,
    columns: [...header.columns].map(([field, index]) => ({ field, title: header.titles[index] ?? '' })),
    ignored: header.ignored,
    papers: header.papers,
    sample: judged.slice(0, SAMPLE_ROWS).map(({ line, outcome, row }) => ({
      line,
      outcome,
      name: row?.firm.name ?? '',
      uscc: row?.firm.uscc ?? '',
      kind: row?.firm.kind ?? null,
      place: row ? [row.firm.province, row.firm.city, row.firm.district].filter(Boolean).join(' ') : '',
    })),
    problems: problems.slice(0, PROBLEMS_SHOWN),
    problemCount: problems.length,
  }
}

async function importFile(ctx: Ctx, fileId: string): Promise<ImportAnswer | Refusal> {
  const planned = await planFile(ctx, fileId)
  if (isRefusal(planned)) return planned
  const kept = await keepFiles(ctx, [{ orgId: ctx.actor.orgId, fileId }], KINDS)
  if (isRefusal(kept)) return kept
  await applyImport(ctx, planned.plan.fresh)
  return countRows(planned.plan.judged)
}

export const importRoutes = (): Route[] => [
  reading(
    {
      path: '/party/imports/preview',
      summary: 'What an import of an uploaded list of firms would do, row by row',
      right: 'party.organisation.register',
      query: ImportQuery,
      answer: ImportPreview,
      perMinute: 30,
    },
    (ctx, { query }) => previewFile(ctx, query.fileId),
  ),
  downloading(
    {
      path: '/party/imports/report',
      summary: 'The rows of an uploaded list that are not taken, as CSV with line, column and reason',
      right: 'party.organisation.register',
      query: ImportQuery,
      perMinute: 30,
    },
    async (ctx, { query }) => {
      const planned = await planFile(ctx, query.fileId)
      if (isRefusal(planned)) return planned
      return {
        contentType: 'text/csv; charset=utf-8',
        fileName: `${planned.fileName.replace(/\.[^.]*$/, '')}-未导入.csv`,
        body: Buffer.from(importReport(planned.plan.problems)),
      }
    },
  ),
  command(
    {
      path: '/party/imports',
      summary: 'Register the good rows of an uploaded list of firms; the rest is reported',
      right: 'party.organisation.register',
      body: ImportBody,
      answer: ImportAnswer,
      perMinute: 10,
    },
    (ctx, { body }) => importFile(ctx, body.fileId),
  ),
]
