import { createHash } from 'node:crypto'
import { findAnswers, insertAnswers } from './command.sql.ts'
import type { Database } from './database.ts'
import { IdReused, isRefusal, type Refusal } from './refusal.ts'
import type { Actor } from './right.ts'
import { type Ctx, transact } from './transact.ts'

/** What names a command: whose it is, its id, which verb, and a fingerprint of its body. */
export type CommandKey = { orgId: string; commandId: string; kind: string; bodyHash: string }
/** The exact bytes that the caller gets, the first time (201 or 422) and at every repeat (200 or 422). */
export type Answer = { status: 200 | 201 | 422; body: string }

export function bodyHash(kind: string, body: unknown): string {
  return createHash('sha256').update(kind).update(canonical(body)).digest('base64')
}

// Keys sorted, so that a client that rebuilds its JSON in another order still repeats the same command.
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`
}

/** Ids are made by callers: two organisations may come with the same one, by accident or to read the other's answer. */
export const commandName = ({ orgId, commandId }: Pick<CommandKey, 'orgId' | 'commandId'>): string =>
  `${orgId} ${commandId}`

/** The answers given before, by `commandName`; IdReused stands where an id comes with another body or verb. */
export async function seenAnswers(
  ctx: Ctx,
  keys: readonly CommandKey[],
): Promise<Map<string, Answer | IdReused>> {
  const rows = await findAnswers(ctx, { orgs: keys.map(k => k.orgId), ids: keys.map(k => k.commandId) })
  const asked = new Map(keys.map(key => [commandName(key), key]))
  const seen = new Map<string, Answer | IdReused>()
  for (const row of rows) {
    const key = asked.get(commandName(row))
    const repeats = key?.bodyHash === row.bodyHash && key.kind === row.kind
    const status = row.status === 201 ? 200 : (row.status as Answer['status'])
    seen.set(commandName(row), repeats ? { status, body: row.answer } : new IdReused(row.commandId))
  }
  return seen
}

export async function storeAnswers(
  ctx: Ctx,
  answers: readonly { key: CommandKey; answer: Answer }[],
): Promise<void> {
  if (answers.length === 0) return
  await insertAnswers(ctx, {
    orgs: answers.map(a => a.key.orgId),
    ids: answers.map(a => a.key.commandId),
    kinds: answers.map(a => a.key.kind),
    hashes: answers.map(a => a.key.bodyHash),
    statuses: answers.map(a => a.answer.status),
    answers: answers.map(a => a.answer.body),
    at: ctx.now,
  })
}

export const answerOf = (result: unknown): Answer =>
  isRefusal(result)
    ? { status: 422, body: JSON.stringify(problemOf(result)) }
    : { status: 201, body: JSON.stringify(result) }

/** The body of a refusal: RFC 9457 members, the facts and the rules that spoke. Wording follows the code. */
export function problemOf(refusal: Refusal): Record<string, unknown> {
  return {
    type: `/problems/${refusal.code}`,
    title: refusal.code,
    status: 422,
    code: refusal.code,
    facts: refusal.facts,
    hits: refusal.hits,
  }
}

export type CommandScope = { actor: Actor; orgs?: readonly string[]; kind: string; id: string; body: unknown }

/** Runs a command once: the first time it decides and stores its answer, afterwards it gives that answer. */
export function runCommand(
  db: Database,
  scope: CommandScope,
  use: (ctx: Ctx) => Promise<unknown>,
): Promise<Answer> {
  const key: CommandKey = {
    orgId: scope.actor.orgId,
    commandId: scope.id,
    kind: scope.kind,
    bodyHash: bodyHash(scope.kind, scope.body),
  }
  return transact(db, { actor: scope.actor, ...(scope.orgs && { orgs: scope.orgs }) }, async ctx => {
    const before = (await seenAnswers(ctx, [key])).get(commandName(key))
    if (before instanceof IdReused) throw before
    if (before) return before
    const result = await use(ctx)
    if (isRefusal(result) && ctx.wrote.size > 0)
      throw new Error(`${scope.kind} wrote in ${[...ctx.wrote]} before it refused with ${result.code}`)
    const answer = answerOf(result)
    await storeAnswers(ctx, [{ key, answer }])
    return answer
  })
}
