import type { Both } from './lang.ts'

/**
 * One rule that spoke about a refused command. Where the words don't come with it, the rulebook has them by `ruleId`,
 * with placeholders that `params` fill.
 */
export type RuleHit = {
  ruleId: string
  decision: string
  params?: Record<string, string | number>
  about?: string
  title?: Both
  message?: Both
  remedy?: Both
  source?: string
}

/** The problem+json (RFC 9457) of the server, as it comes. */
export type ProblemBody = {
  type?: string
  title?: string
  status: number
  code?: string
  detail?: string
  facts?: Record<string, unknown>
  hits?: RuleHit[]
  requestId?: string
}

/**
 * Anything but a good answer. `status` 0 with code `network` means that no answer came, so nobody knows whether the
 * command was done: the same id must be sent again.
 */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly facts: Record<string, unknown>
  readonly hits: RuleHit[]
  readonly requestId: string
  readonly retryAfterSeconds: number

  constructor(body: ProblemBody, retryAfterSeconds = 0) {
    super(body.detail || body.title || body.code || String(body.status))
    this.name = 'Problem'
    this.status = body.status
    this.code = body.code ?? (body.status === 0 ? 'network' : `http_${body.status}`)
    this.detail = body.detail ?? ''
    this.facts = body.facts ?? {}
    this.hits = body.hits ?? []
    this.requestId = body.requestId ?? ''
    this.retryAfterSeconds = retryAfterSeconds
  }

  /** No answer, or a server that asks to wait: worth another try with the same id. */
  get passing(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }

  /** The server answered and will answer the same again: the command id is spent. */
  get final(): boolean {
    return !this.passing && this.status !== 401 && this.status !== 429 && this.status < 500
  }
}

export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem({ status: -1, code: 'screen', detail: String(error) })
