import { answerOf, isRefusal, NotFound, open, type Route, systemActor, transact } from '@yaolian/kernel'
import * as c from './contract.ts'
import { decidePassword } from './decide-password.ts'
import { listDemoAccounts } from './demo.ts'
import { hashPassword } from './hash-password.ts'
import { writeSessions } from './log-in.ts'
import { note } from './note.ts'
import { welcome } from './session-routes.ts'
import { setUp, setupNeeded } from './set-up.ts'

const FOUNDER = { actor: systemActor('identity.setup'), orgs: [] }
const SETUPS_PER_MINUTE = 10

export const setupRoutes = (demo: boolean): Route[] => [
  open(
    'GET',
    {
      path: '/setup',
      summary: 'Whether this house still needs its first organisation and administrator',
      right: 'public',
      answer: c.SetupState,
    },
    async db => {
      const needed = await transact(db, { ...FOUNDER, readOnly: true }, setupNeeded)
      return { kind: 'json', status: 200, value: { needed } }
    },
  ),
  open(
    'POST',
    {
      path: '/setup',
      summary: 'Found the house: its first organisation and administrator, who is signed in; once',
      right: 'public',
      body: c.SetupBody,
      answer: c.Me,
      perMinute: SETUPS_PER_MINUTE,
    },
    async (db, _actor, { body }, origin) => {
      const { password, ...administrator } = body.administrator
      // Asked before the slow hash, so that nobody makes a founded house hash for nothing.
      const needed = await transact(db, { ...FOUNDER, readOnly: true }, setupNeeded)
      const unfit = needed ? decidePassword(password, administrator.name) : null
      if (unfit) return { kind: 'answer', answer: answerOf(unfit) }
      const passwordHash = needed ? await hashPassword(password) : ''
      const founded = await transact(db, FOUNDER, async ctx => {
        const house = await setUp(ctx, {
          organisation: { ...body.organisation, demo: false },
          administrator: { ...administrator, passwordHash },
        })
        if (isRefusal(house)) return house
        const [session] = await writeSessions(ctx, [house], origin)
        await note(ctx, 'house_founded', [house], origin)
        return { ...house, ...(session as NonNullable<typeof session>) }
      })
      if (isRefusal(founded)) return { kind: 'answer', answer: answerOf(founded) }
      return welcome(db, founded, origin, demo)
    },
  ),
  open(
    'GET',
    {
      path: '/identity/demo-accounts',
      summary: 'Accounts to try a demo with; 404 in every other house',
      right: 'public',
      answer: c.DemoAccounts,
    },
    async db => {
      if (!demo) throw new NotFound('demo')
      const rows = await transact(db, { ...FOUNDER, readOnly: true }, listDemoAccounts)
      if (rows.length === 0) throw new NotFound('demo')
      return { kind: 'json', status: 200, value: { rows } }
    },
  ),
]
