import { instant, int, list, text, uuid } from './codec.ts'
import { sql, statements } from './statement.ts'

const { many, run, journal } = statements('kernel')

export const findAnswers = many(
  'findAnswers',
  { commandId: uuid, orgId: uuid, kind: text, bodyHash: text, status: int, answer: text },
  { orgs: list(uuid), ids: list(uuid) },
  p => sql`
    select c.command_id, c.org_id, c.kind, c.body_hash, c.status, c.answer
      from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[]) as asked (org_id, command_id)
      join kernel.command c on c.org_id = asked.org_id and c.command_id = asked.command_id`,
)

export const insertAnswers = journal(
  'insertAnswers',
  {
    orgs: list(uuid),
    ids: list(uuid),
    kinds: list(text),
    hashes: list(text),
    statuses: list(int),
    answers: list(text),
    at: instant,
  },
  p => sql`
    insert into kernel.command (org_id, command_id, kind, body_hash, status, answer, at)
    select a.org_id, a.command_id, a.kind, a.body_hash, a.status, a.answer, ${p.at}
      from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[], ${p.kinds}::text[], ${p.hashes}::text[],
                  ${p.statuses}::integer[], ${p.answers}::text[])
        as a (org_id, command_id, kind, body_hash, status, answer)`,
)

/** Stored answers are kept 90 days: long past any client's retries; the documents themselves stay. */
export const forgetAnswers = run(
  'forgetAnswers',
  { before: instant },
  p => sql`
    delete from kernel.command where ctid in
      (select ctid from kernel.command where at < ${p.before} order by at limit 10000)`,
)
