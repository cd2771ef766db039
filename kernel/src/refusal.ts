/** One rule that spoke while a decision was made; wording and source come from the rulebook by id. */
export type RuleHit = {
  ruleId: string
  version: number
  decision: 'block' | 'warn' | 'record'
  /** Values for the placeholders of the rule's message. */
  params: Record<string, string | number>
  /** Which part of the command it speaks about, such as a line number or a product id. */
  about?: string
}

/**
 * An expected "no": a value that a decision returns, stored as the answer of its command and turned into
 * problem+json once, at the route. Never thrown, so a batch can hold yes and no side by side.
 */
export type Refusal = {
  readonly refused: true
  /** Stable `module.reason`; it is also the key of the wording in both languages. */
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly hits: readonly RuleHit[]
}

export function refuse(code: string, facts: Record<string, unknown> = {}, hits: RuleHit[] = []): Refusal {
  return { refused: true, code, facts, hits }
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused === true
}

/** The caller may not do this at all: 403, or 404 where even existence is not theirs to know. */
export class Denied extends Error {
  readonly right: string
  constructor(right: string) {
    super(`the right ${right} is missing`)
    this.right = right
  }
}

/** The caller has to put something right first, such as a password of their own; `code` says what: 403. */
export class Held extends Error {
  readonly code: string
  constructor(code: string) {
    super(`first: ${code}`)
    this.code = code
  }
}

/** The addressed thing does not exist for this caller: 404. */
export class NotFound extends Error {
  readonly what: string
  constructor(what: string) {
    super(`${what} not found`)
    this.what = what
  }
}

/** The same command id came with another body: 409. */
export class IdReused extends Error {
  readonly commandId: string
  constructor(commandId: string) {
    super(`command ${commandId} was given before with another body`)
    this.commandId = commandId
  }
}

/** A value that its type cannot hold, such as an impossible day or half an id: 400. */
export class BadValue extends RangeError {}

/** The database is away, the disk is full or a queue is: 503 with Retry-After. */
export class Unavailable extends Error {
  readonly retryAfterSeconds: number
  constructor(why: string, retryAfterSeconds = 2) {
    super(why)
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** A guarded write met other numbers than were read: the use case runs again from its reads. */
export class Stale extends Error {}
