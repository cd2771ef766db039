import { expect, test } from 'vitest'
import { sql } from './statement.ts'

const [org, day, state] = ['org', 'day', 'state'].map(param => ({ param }))

test('each distinct parameter is one number, in the order in which it first stands', () => {
  expect(sql`select ${org!}, ${day!}, ${org!}`).toEqual({ text: 'select $1, $2, $1', used: ['org', 'day'] })
})

test('a part brings its parameters along, whatever stands before it, as often as it is used', () => {
  const open = sql`state = ${state!} and org_id = ${org!}`
  expect(sql`select ${day!} where ${org!} is null or (${open}) union select 1 where ${open}`).toEqual({
    text: 'select $1 where $2 is null or (state = $3 and org_id = $2) union select 1 where state = $3 and org_id = $2',
    used: ['day', 'org', 'state'],
  })
})
