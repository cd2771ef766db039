import { newId } from '@yaolian/kernel'

/** A signed-in caller of the public API, as a browser or a buyer's own program would be. */
export type Client = {
  /** What a request must carry to be this caller's. */
  credentials: Record<string, string>
  organisationId: string
  businessDate: string
  /** Whatever the answer is; rejects when there is none. */
  send(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
  ): Promise<{ status: number; text: string; headers: Headers }>
  get<T>(path: string): Promise<T>
  post(path: string, body: unknown): Promise<unknown>
  /** POST with a fresh command id. */
  command(path: string, body?: Record<string, unknown>): Promise<unknown>
  download(path: string): Promise<Buffer>
}

export class Answered extends Error {
  readonly status: number
  readonly problem: { code?: string }
  constructor(status: number, text: string, path: string) {
    super(`${path} answered ${status}: ${text.slice(0, 500)}`)
    this.status = status
    this.problem = text.startsWith('{') ? (JSON.parse(text) as { code?: string }) : {}
  }
}

/** Signs in through the login route; throws Answered when the name or the password is wrong. */
export async function signIn(url: string, name: string, password: string): Promise<Client> {
  const base = `${url.replace(/\/$/, '')}/api/v1`
  const login = await fetch(`${base}/identity/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  })
  if (!login.ok) throw new Answered(login.status, await login.text(), `login of ${name}`)
  await login.arrayBuffer()
  const cookie = (login.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  const ask = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(base + path, {
      method,
      headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const parsed = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await ask(method, path, body)
    const text = await answer.text()
    if (!answer.ok) throw new Answered(answer.status, text, `${method} ${path}`)
    return JSON.parse(text)
  }
  const me = (await parsed('GET', '/identity/me')) as {
    organisation: { orgId: string }
    businessDate: string
  }
  return {
    credentials: { cookie },
    organisationId: me.organisation.orgId,
    businessDate: me.businessDate,
    send: async (method, path, body) => {
      const answer = await ask(method, path, body)
      return { status: answer.status, text: await answer.text(), headers: answer.headers }
    },
    get: async <T>(path: string) => (await parsed('GET', path)) as T,
    post: (path, body) => parsed('POST', path, body),
    command: (path, body = {}) => parsed('POST', path, { id: newId(), ...body }),
    download: async path => {
      const answer = await ask('GET', path)
      if (!answer.ok) throw new Answered(answer.status, await answer.text(), path)
      return Buffer.from(await answer.arrayBuffer())
    },
  }
}

export function expectThat(holds: boolean, what: string): void {
  if (!holds) throw new Error(`the journey expected: ${what}`)
}

/** The call must be answered with this status and code; gives the problem. */
export async function expectCode(
  status: number,
  code: string,
  call: () => Promise<unknown>,
): Promise<unknown> {
  try {
    await call()
  } catch (error) {
    if (error instanceof Answered && error.status === status && error.problem.code === code)
      return error.problem
    throw error
  }
  throw new Error(`the journey expected ${status} ${code}, and the call was accepted`)
}
