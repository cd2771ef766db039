import { PassThrough, Writable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type pg from 'pg'
import { expect, test } from 'vitest'
import { copyIn, copyOut } from './copy.ts'

type Conversation = Record<`handle${string}`, (...parts: unknown[]) => void> & {
  submit(connection: unknown): void
}

/** A server that answers each conversation by this script, in one piece. */
function clientThat(stream: PassThrough, answer: (conversation: Conversation, connection: object) => void) {
  const sent: string[] = []
  const connection = {
    stream,
    query: (text: string) => void sent.push(text),
    sendCopyFromChunk: (chunk: Buffer) => void sent.push(chunk.toString()),
    endCopyFrom: () => void sent.push('end'),
    sendCopyFail: (message: string) => void sent.push(`fail: ${message}`),
  }
  const query = (conversation: Conversation) => {
    conversation.submit(connection)
    answer(conversation, connection)
  }
  return { client: { query } as unknown as pg.Client, sent }
}

/** Takes its time, and never says that it is drained once it was ended, as any Writable. */
const slowSink = (content: Buffer[]) =>
  new Writable({
    highWaterMark: 10,
    write: (chunk, _, done) => {
      content.push(chunk)
      setTimeout(done, 5)
    },
  })

test('a table that ends in the piece that filled the sink does not leave the connection paused', async () => {
  const stream = new PassThrough()
  const { client } = clientThat(stream, (conversation, connection) => {
    conversation.handleCopyData!({ chunk: Buffer.alloc(40) }, connection)
    conversation.handleCommandComplete!({ text: 'COPY 1' })
    conversation.handleReadyForQuery!(connection)
  })
  const content: Buffer[] = []
  const sink = slowSink(content)
  expect(await copyOut(client, 'copy sale to stdout', sink)).toBe(1)
  sink.end()
  expect(stream.isPaused()).toBe(false)
  expect(Buffer.concat(content)).toHaveLength(40)
})

test('a full sink holds the connection until it is drained', async () => {
  const stream = new PassThrough()
  let finish: () => void = () => undefined
  const { client } = clientThat(stream, (conversation, connection) => {
    conversation.handleCopyData!({ chunk: Buffer.alloc(40) }, connection)
    finish = () => conversation.handleReadyForQuery!(connection)
  })
  const copied = copyOut(client, 'copy sale to stdout', slowSink([]))
  expect(stream.isPaused()).toBe(true)
  while (stream.isPaused()) await setImmediate()
  finish()
  await copied
})

test('a source that breaks tells the server, so that nothing half is kept', async () => {
  const { client, sent } = clientThat(new PassThrough(), (conversation, connection) => {
    conversation.handleCopyInResponse!(connection)
  })
  async function* broken() {
    yield Buffer.from('1\n')
    throw new Error('unexpected end of file')
  }
  void copyIn(client, 'copy sale from stdin', broken)
  while (sent.length < 3) await setImmediate()
  expect(sent).toEqual(['copy sale from stdin', '1\n', 'fail: unexpected end of file'])
})
