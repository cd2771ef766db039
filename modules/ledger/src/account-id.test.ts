import { isId, newId } from '@yaolian/kernel'
import { expect, test } from 'vitest'
import { accountId, transferId, transferIdsOf } from './account-id.ts'

const org = '0193a1b2-0000-7000-8000-000000000001'
const buyer = '0193a1b2-0000-7000-8000-000000000002'

test('an account is found by what it is', () => {
  expect(accountId(org, '9001')).toBe(accountId(org, '9001', null))
  const ids = [
    accountId(org, '1122', buyer),
    accountId(org, '1122'),
    accountId(org, '2202', buyer),
    accountId(buyer, '1122', org),
    accountId(org, '9001'),
  ]
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(isId(id)).toBe(true)
})

test('ids do not change: what is stored was made by them', () => {
  expect(accountId(org, '1122', buyer)).toBe('0e26ca04-5ae7-8b60-8424-1f1360b43720')
  expect(transferId(org, 'order')).toBe('0193a1b2-0000-8000-8aba-07a83e93eb57')
})

test('transfers of a document stand side by side, in the order of their documents', () => {
  const first = newId()
  const { first: low, last: high } = transferIdsOf(first)
  for (const part of ['order', 'sign.claim', 'sign.vat', 'cancel']) {
    const id = transferId(first, part)
    expect(isId(id)).toBe(true)
    expect(id >= low && id <= high).toBe(true)
    expect(id.slice(0, 14)).toBe(`${first.slice(0, 14)}`)
  }
  expect(transferId('0193a1b2-0001-7000-8000-000000000001', 'z') > transferId(org, 'a')).toBe(true)
})
