import { newId } from '@yaolian/kernel'
import { runJourney } from '@yaolian/tools'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPerson, come } from './market.fixture.ts'
import { askAs, faultOf, type Operation, readOperations } from './operations.fixture.ts'
import { requestFor } from './values.fixture.ts'
import { openVillage, type Village } from './village.fixture.ts'

let village: Village
let operations: Operation[]
beforeAll(async () => {
  village = await openVillage()
  await runJourney(village.house, village.url)
  operations = await readOperations(village.url)
})
afterAll(() => village.close())

const FOR_STRANGERS = [
  'POST /identity/login',
  'POST /identity/logout',
  'GET /identity/password-rules',
  'POST /identity/invitations/see',
  'POST /identity/invitations/accept',
  'GET /setup',
  'POST /setup',
  'GET /identity/demo-accounts',
]

test('the document describes every route, and only these are open to strangers', () => {
  expect(operations.length).toBeGreaterThan(90)
  const open = operations.filter(operation => operation.right === 'public').map(operation => operation.name)
  expect(open.sort()).toEqual([...FOR_STRANGERS].sort())
})

test('without a login every other route answers 401, whatever it is given', async () => {
  const closed = operations.filter(operation => operation.right !== 'public')
  const credentials = [{}, { cookie: 'yl_session=made-up' }, { authorization: `Bearer ${newId()}` }]
  for (const operation of closed)
    for (const given of [requestFor(operation), nonsense(operation)]) {
      const answers = await Promise.all(credentials.map(one => askAs(village.url, operation, given, one)))
      for (const answer of answers)
        expect({ name: operation.name, ...problemIn(answer) }).toEqual({
          name: operation.name,
          status: 401,
          code: 'edge.login',
          fault: null,
        })
    }
})

test('an employee without the right gets 403 from every route that demands one', async () => {
  const callers = await weakCallers()
  for (const operation of operations) {
    if (['public', 'signed-in'].includes(operation.right)) continue
    const weak = callers.filter(caller => !caller.rights.includes(operation.right))
    expect(weak.length).toBeGreaterThan(0)
    for (const { credentials } of weak) {
      const answer = await askAs(village.url, operation, requestFor(operation), credentials)
      expect({ name: operation.name, ...problemIn(answer) }).toEqual({
        name: operation.name,
        status: 403,
        code: 'edge.denied',
        fault: null,
      })
    }
  }
})

const nonsense = ({ params }: Operation) => ({
  params: Object.fromEntries(params.map(({ name }) => [name, 'nonsense'])),
  query: { limit: 'nonsense' },
  body: 'nonsense',
})

function problemIn(answer: Awaited<ReturnType<typeof askAs>>) {
  const { code } = answer.text.startsWith('{') ? (JSON.parse(answer.text) as { code?: string }) : {}
  return { status: answer.status, code, fault: faultOf(answer) }
}

type Caller = { rights: string[]; credentials: Record<string, string> }

/** Somebody who may only look, and two machines whose keys hold a single right. */
async function weakCallers(): Promise<Caller[]> {
  const { organisationId } = await come(village.url, 'sales')
  const observer = await addPerson(village.url, organisationId, 'observer', 'observer')
  const admin = await come(village.url, 'platform')
  const { rights } = await observer.get<{ rights: string[] }>('/identity/me')
  const keys = ['platform.proofs.read', 'catalogue.import'].map(async right => {
    const made = await admin.post('/identity/keys', { keyId: newId(), name: right, rights: [right], days: 1 })
    const { token } = made as { token: string }
    return { rights: [right], credentials: { authorization: `Bearer ${token}` } }
  })
  return [{ rights, credentials: observer.credentials }, ...(await Promise.all(keys))]
}
