import {
  command,
  forgetAnswers,
  type Job,
  lastProofRun,
  type Module,
  permit,
  type Route,
  reading,
  runProofs,
  systemActor,
  transact,
} from '@yaolian/kernel'
import { OnlyId } from '@yaolian/kernel/contract'
import Type from 'typebox'

const Result = Type.Object({
  promise: Type.Integer({ description: 'number of the promise in the spine' }),
  name: Type.String(),
  title: Type.Object({ zh: Type.String(), en: Type.String() }),
  checked: Type.Integer(),
  violations: Type.Array(Type.String()),
  ms: Type.Integer(),
})
const Run = Type.Object({
  ok: Type.Boolean(),
  startedAt: Type.String(),
  finishedAt: Type.String(),
  results: Type.Array(Result),
})

/** What the operator of the platform sees of the house itself. */
export const platformRoutes: readonly Route[] = [
  reading(
    {
      path: '/platform/proofs',
      summary: 'The last run of the proofs; null before the first one',
      right: 'platform.proofs.read',
      answer: Type.Union([Run, Type.Null()]),
    },
    async ctx => {
      permit(ctx, 'platform.proofs.read')
      return lastProofRun(ctx, {})
    },
  ),
  command(
    {
      path: '/platform/proofs',
      summary: 'Have the proofs run now, in the background',
      right: 'platform.proofs.read',
      body: OnlyId,
      answer: Type.Object({ queued: Type.Boolean() }),
      perMinute: 6,
    },
    async ctx => {
      permit(ctx, 'platform.proofs.read')
      ctx.addJob('platform.prove', {}, { key: 'platform.prove' })
      return { queued: true }
    },
  ),
]

/** Every night, and when an operator asks. */
export const proveJob = (modules: readonly Module[]) => ({
  task: 'platform.prove',
  cron: '40 3 * * *',
  run: async (db: Parameters<typeof runProofs>[0]): Promise<void> => {
    await runProofs(
      db,
      modules.flatMap(module => module.proofs),
    )
  },
})

const ANSWERS_KEPT_DAYS = 90
const DAY_MS = 86_400_000

/** Every night: answers older than any retry go, ten thousand at a time. */
export const forgetJob: Job = {
  task: 'platform.forget-answers',
  cron: '20 3 * * *',
  run: async db => {
    const before = new Date(Date.parse(db.clock.now()) - ANSWERS_KEPT_DAYS * DAY_MS).toISOString()
    const scope = { actor: systemActor('platform.forget-answers'), everywhere: true }
    while ((await transact(db, scope, ctx => forgetAnswers(ctx, { before }))) > 0);
  },
}
