import { connect, type Socket } from 'node:net'

/** Status and exact body of an answer; `retryAfterSeconds` where it asks to come again (503), else 0. */
export type HttpAnswer = { status: number; body: string; retryAfterSeconds: number }
export type Connection = {
  /**
   * Sends one request and gives its answer; one at a time. Throws when the server goes away. `headers`: whole lines,
   * each with its line end.
   */
  post(path: string, headers: string, body: string): Promise<HttpAnswer>
  get(path: string, headers: string): Promise<HttpAnswer>
  close(): void
}

const HEADERS_END = Buffer.from('\r\n\r\n')

/**
 * One keep-alive HTTP/1.1 connection and nothing more: on two cores whatever the load generator burns is missing in
 * what it measures. Understands answers with a content-length, which is how the edge sends JSON.
 */
export async function openConnection(url: string): Promise<Connection> {
  const { hostname, port, host } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await opened(socket)
  let waiting: { resolve: (answer: HttpAnswer) => void; reject: (error: Error) => void } | null = null
  let received: Buffer = Buffer.alloc(0)
  socket.on('data', chunk => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    const answer = parse(received)
    if (!answer) return
    received = Buffer.alloc(0)
    waiting?.resolve(answer)
    waiting = null
  })
  const fail = (error: Error): void => {
    waiting?.reject(error)
    waiting = null
  }
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the server closed the connection')))
  const send = (request: string): Promise<HttpAnswer> =>
    new Promise((resolve, reject) => {
      if (waiting) throw new Error('one request at a time')
      waiting = { resolve, reject }
      socket.write(request)
    })
  return {
    post: (path, headers, body) =>
      send(
        `POST ${path} HTTP/1.1\r\nhost: ${host}\r\n${headers}content-type: application/json\r\n` +
          `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      ),
    get: (path, headers) => send(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\n${headers}\r\n`),
    close: () => socket.destroy(),
  }
}

function opened(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
}

/** The answer, or null while it isn't all there. */
function parse(received: Buffer): HttpAnswer | null {
  const end = received.indexOf(HEADERS_END)
  if (end < 0) return null
  const head = received.toString('latin1', 0, end)
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`an answer without a length: ${head}`)
  const start = end + HEADERS_END.length
  if (received.length < start + Number(length)) return null
  return {
    status: Number(head.slice(9, 12)),
    body: received.toString('utf8', start, start + Number(length)),
    retryAfterSeconds: Number(/\r\nretry-after: *(\d+)/i.exec(head)?.[1] ?? 0),
  }
}
