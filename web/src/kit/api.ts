import { Problem, type ProblemBody } from './problem.ts'

export type Query = Record<string, string | number | boolean | undefined>

const base = '/api/v1'
const tries = 3
const waitSecondsMax = 8

type Ask = () => Promise<void>
let loginAgain: Ask | undefined
let stepUp: Ask | undefined

/** The frame says how to get a lost login back; a request that met 401 waits for it and is then sent again. */
export function onLoginLost(ask: Ask | undefined): void {
  loginAgain = ask
}

/** The frame asks who is sitting here; a request that hands out power and met the question is then sent again. */
export function onStepUp(ask: Ask | undefined): void {
  stepUp = ask
}

/** What can be asked for when a request failed so, if anything can. */
function questionFor(error: unknown): Ask | undefined {
  if (!(error instanceof Problem)) return undefined
  if (error.status === 401) return loginAgain
  return error.status === 403 && error.code === 'identity.step_up_needed' ? stepUp : undefined
}

/** `/trade/orders` + {q:'a'} → `/api/v1/trade/orders?q=a`; undefined and '' are left out. */
export function address(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()
  return base + path + (text ? `?${text}` : '')
}

async function problemOf(answer: Response): Promise<Problem> {
  const retryAfter = Number(answer.headers.get('retry-after') ?? 0)
  const json = answer.headers.get('content-type')?.includes('json')
  const body = json ? ((await answer.json()) as Partial<ProblemBody>) : {}
  const requestId = body.requestId ?? answer.headers.get('x-request-id') ?? ''
  return new Problem(
    { ...body, requestId, status: answer.status },
    Number.isFinite(retryAfter) ? retryAfter : 0,
  )
}

async function once<T>(url: string, init: RequestInit): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(url, { credentials: 'same-origin', ...init })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem({ status: 0, detail: String(error) })
  }
  if (!answer.ok) throw await problemOf(answer)
  return (answer.status === 204 ? undefined : await answer.json()) as T
}

/** A request whose login was lost, or that wants a fresh proof, waits for the answer and is then sent again. */
export async function withLogin<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    const ask = questionFor(error)
    if (!ask) throw error
    await ask()
    return send()
  }
}

/** `anonymous` requests (login, setup, the first "who am I") show their 401 instead of asking to log in again. */
const request = <T>(url: string, init: RequestInit, anonymous: boolean): Promise<T> =>
  anonymous ? once<T>(url, init) : withLogin(() => once<T>(url, init))

const json = { accept: 'application/json', 'content-type': 'application/json' }

/** Reads `path` below /api/v1. Throws {@link Problem}. */
export function get<T>(path: string, query?: Query, signal?: AbortSignal, anonymous = false): Promise<T> {
  const init: RequestInit = { headers: { accept: json.accept } }
  if (signal) init.signal = signal
  return request<T>(address(path, query), init, anonymous)
}

/**
 * Sends a command. `body.id` is the command's own UUIDv7: after a lost answer or a 503 the same body is sent again, up
 * to three times, which the server answers with the first answer. Throws {@link Problem}.
 */
export async function post<T>(path: string, body: object, anonymous = false): Promise<T> {
  const init = { method: 'POST', headers: json, body: JSON.stringify(body) }
  const repeatable = 'id' in body
  for (let attempt = 1; ; attempt++) {
    try {
      return await request<T>(address(path), init, anonymous)
    } catch (error) {
      if (!(error instanceof Problem) || !error.passing || !repeatable || attempt === tries) throw error
      const seconds = Math.min(error.retryAfterSeconds || 0.4 * 3 ** (attempt - 1), waitSecondsMax)
      await new Promise(done => setTimeout(done, seconds * 1000))
    }
  }
}
