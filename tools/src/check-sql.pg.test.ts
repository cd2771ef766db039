import { testDatabase } from '@yaolian/kernel/test'
import { migrateHouse } from '@yaolian/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkSql } from './check-sql.ts'

let ownerUrl: string
let drop: () => Promise<void>
beforeAll(async () => {
  const cloned = await testDatabase()
  ;({ ownerUrl, drop } = cloned)
  await migrateHouse(ownerUrl)
})
afterAll(() => drop())

test('every statement has the types and the rights that it declares', async () => {
  expect(await checkSql(ownerUrl)).toEqual([])
})
