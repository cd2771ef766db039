import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type pg from 'pg'

/** The parts of pg's connection that COPY needs and its types leave out. */
type CopyConnection = {
  stream: NodeJS.ReadWriteStream & { writableNeedDrain: boolean }
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

type Handlers = {
  onData?(chunk: Buffer, connection: CopyConnection): void
  onReady?(connection: CopyConnection): void
  onEnd?(connection: CopyConnection): void
}

/**
 * Runs a statement that answers with COPY data (COPY … TO STDOUT, BASE_BACKUP) into a sink, one write per
 * message. Gives the number of rows copied, 0 where the server doesn't count them.
 */
export async function copyOut(client: pg.Client, text: string, sink: Writable): Promise<number> {
  const failed = new Promise<never>((_, reject) => sink.once('error', reject))
  let isPaused = false
  const copied = converse(client, text, {
    onData: (chunk, { stream }) => {
      // A copy, because pg's parser uses its buffer again.
      if (sink.write(Buffer.from(chunk)) || isPaused) return
      isPaused = true
      stream.pause()
      sink.once('drain', () => {
        isPaused = false
        stream.resume()
      })
    },
    // The end may come in the same piece as the data that paused us, and a sink that is ended never drains.
    onEnd: ({ stream }) => void stream.resume(),
  })
  return Promise.race([copied, failed])
}

/**
 * Runs COPY … FROM STDIN with the chunks of a source. Gives the number of rows copied. The source is opened when the
 * server is ready: one that failed earlier would fail with nobody listening.
 */
export function copyIn(client: pg.Client, text: string, open: () => AsyncIterable<Buffer>): Promise<number> {
  return converse(client, text, {
    onReady: connection => {
      sendAll(connection, open()).catch(error => connection.sendCopyFail((error as Error).message))
    },
  })
}

async function sendAll(connection: CopyConnection, source: AsyncIterable<Buffer>): Promise<void> {
  for await (const chunk of source) {
    connection.sendCopyFromChunk(chunk)
    if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
  }
  connection.endCopyFrom()
}

/** pg calls these by name on whatever is given to client.query(); it has no COPY of its own. */
function converse(client: pg.Client, text: string, { onData, onReady, onEnd }: Handlers): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0
    const conversation = {
      submit: (connection: unknown) => (connection as CopyConnection).query(text),
      handleRowDescription: () => undefined,
      handleDataRow: () => undefined,
      handleEmptyQuery: () => undefined,
      handlePortalSuspended: () => undefined,
      handleCommandComplete: (message: { text: string }) => {
        rows = Number(/^COPY (\d+)/.exec(message.text)?.[1] ?? rows)
      },
      handleCopyInResponse: (connection: CopyConnection) => onReady?.(connection),
      handleCopyData: (message: { chunk: Buffer }, connection: CopyConnection) =>
        onData?.(message.chunk, connection),
      handleError: reject,
      handleReadyForQuery: (connection: CopyConnection) => {
        onEnd?.(connection)
        resolve(rows)
      },
    }
    client.query(conversation)
  })
}
