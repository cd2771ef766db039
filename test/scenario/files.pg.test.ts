import { newId } from '@yaolian/kernel'
import type { Client } from '@yaolian/tools'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { come } from './market.fixture.ts'
import { openVillage, runTimer, type Village } from './village.fixture.ts'

let village: Village
let pharmacy: Client
let clinic: Client
beforeAll(async () => {
  village = await openVillage()
  pharmacy = await come(village.url, 'pharmacy')
  clinic = await come(village.url, 'clinic')
})
afterAll(() => village.close())

const paper = Buffer.from('%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n')

async function upload(who: Client | null, id: string, name: string, content: Buffer) {
  const address = `${village.url}/api/v1/files?id=${id}&name=${encodeURIComponent(name)}`
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...who?.credentials },
    body: new Uint8Array(content),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const download = (who: Client, id: string) =>
  fetch(`${village.url}/api/v1/files/${id}`, { headers: who.credentials })

test('a file comes back byte for byte, to its own organisation only', async () => {
  const id = newId()
  const stored = await upload(pharmacy, id, '../营业执照.pdf', paper)
  expect(stored).toMatchObject({ status: 201, body: { fileId: id, name: '营业执照.pdf', kind: 'pdf' } })
  expect(await upload(pharmacy, id, '../营业执照.pdf', paper)).toEqual({ status: 200, body: stored.body })
  expect((await upload(pharmacy, id, '营业执照.pdf', Buffer.concat([paper, paper]))).status).toBe(409)
  const back = await download(pharmacy, id)
  expect(back.headers.get('content-type')).toBe('application/pdf')
  expect(back.headers.get('x-content-type-options')).toBe('nosniff')
  expect(Buffer.from(await back.arrayBuffer()).equals(paper)).toBe(true)
  expect((await download(clinic, id)).status).toBe(404)
})

test('what is no paper, picture or list is refused by name', async () => {
  expect(await upload(pharmacy, newId(), '许可证.jpg', paper)).toMatchObject({
    status: 422,
    body: { code: 'file.renamed', facts: { kind: 'pdf' } },
  })
  expect((await upload(pharmacy, newId(), '许可证.pdf', Buffer.alloc(0))).body).toMatchObject({
    code: 'file.empty',
  })
  expect((await upload(pharmacy, newId(), '许可证.pdf', Buffer.alloc(11 * 1024 * 1024))).status).toBe(413)
  expect((await upload(null, newId(), '许可证.pdf', paper)).status).toBe(401)
})

test('uploads that nothing refers to are limited, and forgotten after a day', async () => {
  const id = newId()
  await upload(clinic, id, '一.pdf', paper)
  const owner = new pg.Client({ connectionString: village.house.ownerUrl })
  await owner.connect()
  await owner.query(`
    insert into kernel.file (org_id, file_id, name, kind, bytes, sha256, content, uploaded_at, uploader)
    select org_id, gen_random_uuid(), name, kind, bytes, sha256, content, uploaded_at, uploader
      from kernel.file, generate_series(1, 200) where name = '一.pdf'`)
  expect((await upload(clinic, newId(), '二.pdf', paper)).body).toMatchObject({ code: 'file.too_many' })
  await owner.query(
    `update kernel.file set uploaded_at = uploaded_at - interval '25 hours' where name = '一.pdf'`,
  )
  await runTimer(village.house, 'platform.forget-files')
  await owner.end()
  expect((await download(clinic, id)).status).toBe(404)
  expect((await upload(clinic, newId(), '二.pdf', paper)).status).toBe(201)
})
