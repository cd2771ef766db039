import { isObject, type Schema } from './values.fixture.ts'

type Field = { name: string; required: boolean; schema: Schema }
/** One route as /api/openapi.json describes it. */
export type Operation = {
  /** `POST /trade/orders`, as the modules write it. */
  name: string
  method: 'GET' | 'POST'
  path: string
  right: string
  params: Field[]
  query: Field[]
  body: Schema | null
}
/** What a request is made of; values of params and query are text. */
export type Given = { params: Record<string, string>; query: Record<string, string>; body: unknown }

type Described = {
  'x-right': string
  parameters?: (Field & { in: 'path' | 'query' })[]
  requestBody?: { content: { 'application/json': { schema: Schema } } }
}

export async function readOperations(url: string): Promise<Operation[]> {
  const answer = await fetch(`${url}/api/openapi.json`)
  if (!answer.ok) throw new Error(`the document: ${answer.status} ${await answer.text()}`)
  const { paths } = (await answer.json()) as { paths: Record<string, Record<string, Described>> }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const short = path.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1')
      const { parameters = [], requestBody } = described
      const fields = (place: string) => parameters.filter(field => field.in === place)
      return {
        name: `${method.toUpperCase()} ${short}`,
        method: method.toUpperCase() as Operation['method'],
        path: short,
        right: described['x-right'],
        params: fields('path'),
        query: fields('query'),
        body: requestBody?.content['application/json'].schema ?? null,
      }
    }),
  )
}

export function pathOf(operation: Operation, { params, query }: Omit<Given, 'body'>): string {
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent((params[name] ?? '').toWellFormed()),
  )
  const search = new URLSearchParams(query).toString()
  return search ? `${path}?${search}` : path
}

export type Answer = { status: number; type: string; text: string }
type Sent = { body?: string | Uint8Array<ArrayBuffer>; type?: string; credentials?: Record<string, string> }

export async function ask(url: string, method: string, path: string, sent: Sent = {}): Promise<Answer> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...sent.credentials,
      ...(sent.body !== undefined && { 'content-type': sent.type ?? 'application/json' }),
    },
    ...(sent.body !== undefined && { body: sent.body }),
  })
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() }
}

export const askAs = (
  url: string,
  operation: Operation,
  given: Given,
  credentials: Record<string, string> = {},
): Promise<Answer> =>
  ask(url, operation.method, pathOf(operation, given), {
    credentials,
    ...(operation.method === 'POST' && { body: JSON.stringify(given.body ?? {}) }),
  })

/** What is wrong with an answer, whatever was asked: an error must be a problem with a code (RFC 9457), never a 500. */
export function faultOf({ status, type, text }: Answer): string | null {
  if (status >= 500) return `${status} ${text.slice(0, 300)}`
  if (status < 400) return null
  if (!type.startsWith('application/problem+json')) return `${status} is ${type}`
  const problem: unknown = JSON.parse(text)
  const isProblem = isObject(problem) && typeof problem.code === 'string' && problem.status === status
  return isProblem ? null : `${status} without code: ${text.slice(0, 300)}`
}
