import { big, bool, instant, int, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { maybe, one, run } = statements('identity')

/**
 * What a second step of a login needs, with the account locked until the transaction ends: guesses at one person's
 * code follow each other, so that each is counted before the next is judged.
 */
export const lockForCode = maybe(
  'lockForCode',
  { lockedUntil: optional(instant), sealed: optional(text), lastStep: optional(big) },
  { id: uuid },
  p => sql`
    select u.locked_until, f.sealed, f.last_step
      from identity.user_account u
      left join identity.second_factor f on f.user_id = u.user_id and f.confirmed_at is not null
     where u.user_id = ${p.id}
       for no key update of u`,
)

export const factorOf = maybe(
  'factorOf',
  { sealed: text, confirmedAt: optional(instant), lastStep: big, recoveryLeft: int },
  { user: uuid },
  p => sql`
    select f.sealed, f.confirmed_at, f.last_step,
           (select count(*)::integer from identity.recovery_code r
             where r.user_id = f.user_id and r.used_at is null) as recovery_left
      from identity.second_factor f where f.user_id = ${p.user}`,
)

/** A start that was not finished is begun anew; one that was confirmed stays. */
export const startFactor = run(
  'startFactor',
  { user: uuid, sealed: text, at: instant },
  p => sql`
    insert into identity.second_factor (user_id, sealed, started_at) values (${p.user}, ${p.sealed}, ${p.at})
    on conflict (user_id) do update set sealed = excluded.sealed, started_at = excluded.started_at, last_step = 0
     where second_factor.confirmed_at is null`,
)

export const confirmFactor = run(
  'confirmFactor',
  { user: uuid, sealed: text, step: big, at: instant },
  p => sql`
    update identity.second_factor set confirmed_at = ${p.at}, last_step = ${p.step}
     where user_id = ${p.user} and sealed = ${p.sealed} and confirmed_at is null`,
)

/** No row when this step or a later one came in meanwhile. */
export const advanceFactor = run(
  'advanceFactor',
  { user: uuid, step: big },
  p => sql`
    update identity.second_factor set last_step = ${p.step} where user_id = ${p.user} and last_step < ${p.step}`,
)

export const dropFactor = run(
  'dropFactor',
  { user: uuid },
  p => sql`delete from identity.second_factor where user_id = ${p.user}`,
)

export const insertRecoveryCodes = run(
  'insertRecoveryCodes',
  { user: uuid, hashes: list(text) },
  p => sql`
    insert into identity.recovery_code (user_id, code_hash)
    select ${p.user}, w.code_hash from unnest(${p.hashes}::text[]) as w (code_hash)`,
)

export const dropRecoveryCodes = run(
  'dropRecoveryCodes',
  { user: uuid },
  p => sql`delete from identity.recovery_code where user_id = ${p.user}`,
)

export const spendRecoveryCode = run(
  'spendRecoveryCode',
  { user: uuid, hash: text, at: instant },
  p => sql`
    update identity.recovery_code set used_at = ${p.at}
     where user_id = ${p.user} and code_hash = ${p.hash} and used_at is null`,
)

export const policyOf = maybe(
  'policyOf',
  { secondFactorRequired: bool },
  { org: uuid },
  p => sql`select second_factor_required from identity.policy where org_id = ${p.org}`,
)

export const writePolicy = one(
  'writePolicy',
  { orgId: uuid },
  { org: uuid, required: bool, at: instant, user: optional(uuid) },
  p => sql`
    insert into identity.policy (org_id, second_factor_required, changed_at, changed_by)
    values (${p.org}, ${p.required}, ${p.at}, ${p.user})
    on conflict (org_id) do update
       set second_factor_required = excluded.second_factor_required, changed_at = excluded.changed_at,
           changed_by = excluded.changed_by
    returning org_id`,
)
