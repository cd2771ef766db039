import {
  type Actor,
  command,
  type Database,
  permit,
  type Refusal,
  type Route,
  reading,
  transact,
} from '@yaolian/kernel'
import { Id } from '@yaolian/kernel/contract'
import Type from 'typebox'
import { addMemberships, addUsers } from './add-users.ts'
import { changeRoles, stepMember } from './change-member.ts'
import * as c from './contract.ts'
import { decidePassword } from './decide-password.ts'
import { forgetting } from './forgetting.ts'
import { listJournal, listRoles, listUsers } from './list-people.ts'
import { membershipIn } from './membership.sql.ts'
import { resetPassword } from './reset-password.ts'
import { secretCommand } from './secret-command.ts'
import { stepAccount } from './step-account.ts'
import { userById } from './user.sql.ts'

const UserParams = Type.Object({ userId: Id })
const OfOrganisation = Type.Object({ orgId: Type.Optional(Id) })
const AccountAnswer = Type.Object({ userId: Id, state: Type.Enum(['active', 'disabled']) })

const only = <T>(answers: readonly (T | Refusal)[]): T | Refusal => answers[0] as T | Refusal

const readRoutes = (): Route[] => [
  reading(
    {
      path: '/identity/users',
      summary: 'The people of my firm; for the platform of any firm',
      right: 'identity.user.manage',
      query: c.UserQuery,
      answer: c.UserPage,
    },
    (ctx, { query }) => listUsers(ctx, query),
  ),
  reading(
    {
      path: '/identity/roles',
      summary: 'The roles that people can hold in my firm',
      right: 'identity.user.manage',
      query: OfOrganisation,
      answer: c.RoleList,
    },
    (ctx, { query }) => listRoles(ctx, query.orgId),
  ),
  reading(
    {
      path: '/identity/journal',
      summary: 'Who signed in, who failed to, and who changed whose rights in my firm',
      right: 'identity.journal.read',
      query: c.JournalQuery,
      answer: c.JournalPage,
    },
    (ctx, { query }) => listJournal(ctx, query),
  ),
]

/** The rules of passwords for a person of the firm; of anybody else nothing is told, the verb answers 404. */
async function judgeFor(
  db: Database,
  actor: Actor,
  { userId, orgId = actor.orgId }: { userId: string; orgId?: string | undefined },
  password: string,
): Promise<Refusal | null> {
  if (orgId !== actor.orgId) permit({ actor }, 'platform.users.manage')
  const [user, member] = await transact(db, { actor, readOnly: true }, ctx =>
    Promise.all([userById(ctx, { id: userId }), membershipIn(ctx, { user: userId, org: orgId })]),
  )
  return user && member ? decidePassword(password, user.name) : null
}

const secretRoutes = (): Route[] => [
  secretCommand(
    {
      path: '/identity/users',
      summary: 'Add somebody with a first password, to be changed at the first login',
      right: 'identity.user.manage',
      body: c.AddUserBody,
      answer: c.UserAnswer,
      stepUp: true,
    },
    async (_db, _actor, { body }) => decidePassword(body.password, body.name),
    async (ctx, { body: { id: _, password: __, ...user } }, passwordHash) =>
      only(await addUsers(ctx, [{ ...user, passwordHash, mustChange: true }])),
  ),
  secretCommand(
    {
      path: '/identity/users/:userId/password',
      summary: 'Give somebody who forgot theirs a new first password',
      right: 'identity.user.manage',
      params: UserParams,
      body: c.ResetPasswordBody,
      answer: UserParams,
      stepUp: true,
    },
    (db, actor, { params, body }) => judgeFor(db, actor, { ...params, orgId: body.orgId }, body.password),
    (ctx, { params, body: { id: _, password: __, ...of } }, passwordHash) =>
      resetPassword(ctx, { ...of, ...params, passwordHash }),
  ),
]

const changeRoutes = (): Route[] => [
  command(
    {
      path: '/identity/users/:userId/roles',
      summary: "Give somebody other roles; they count from that person's next request on",
      right: 'identity.user.manage',
      params: UserParams,
      body: c.RolesBody,
      answer: c.UserAnswer,
      stepUp: true,
    },
    (ctx, { params, body: { id: _, ...order } }) => changeRoles(ctx, { ...order, ...params }),
  ),
  command(
    {
      path: '/identity/users/:userId/memberships',
      summary: 'Let somebody who has an account act for a further firm',
      right: 'platform.users.manage',
      params: UserParams,
      body: c.RolesBody,
      answer: c.UserAnswer,
      stepUp: true,
    },
    async (ctx, { params, body: { id: _, ...order } }) =>
      only(await addMemberships(ctx, [{ ...order, ...params }])),
  ),
  ...(['disable', 'enable'] as const).flatMap(step => [
    command(
      {
        path: `/identity/users/:userId/${step}`,
        summary: step === 'disable' ? 'Shut somebody out of my firm' : 'Let somebody into my firm again',
        right: 'identity.user.manage',
        params: UserParams,
        body: c.MemberStepBody,
        answer: c.UserAnswer,
      },
      (ctx, { params, body: { id: _, ...order } }) => stepMember(ctx, { ...order, ...params, step }),
    ),
    command(
      {
        path: `/identity/accounts/:userId/${step}`,
        summary: step === 'disable' ? 'Shut somebody out of the house' : 'Let somebody into the house again',
        right: 'platform.users.manage',
        params: UserParams,
        body: c.MemberStepBody,
        answer: AccountAnswer,
      },
      (ctx, { params }) => stepAccount(ctx, { ...params, step }),
    ),
  ]),
]

export const peopleRoutes = (): Route[] => [
  ...readRoutes(),
  ...[...secretRoutes(), ...changeRoutes()].map(forgetting),
]
