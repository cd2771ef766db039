import type { Condition } from './condition.ts'
import type { Day } from './day.ts'

export type Bilingual = { zh: string; en: string }

/** block: the act is refused. warn: it goes on and people are told. record: it goes on and is noted. */
export type Decision = 'block' | 'warn' | 'record'

/** Who may pass a block; `never` where the law leaves nobody that choice. */
export type Override = { never: true } | { roles: string[]; twoPerson: boolean }

export type Fixture = { facts: unknown; date: Day }

/**
 * One provision as dated data. It is met when `appliesWhen` is false or `requires` is true.
 * Changing a rule means adding a version with its own `from`, so that an old act is judged by the law of its day.
 */
export type Rule = {
  /** 'LIC-01', 'LIC-03.buyer'; an overlay's id starts with its jurisdiction: 'CN-42:LIC-06'. */
  id: string
  version: number
  title: Bilingual
  /** What the provision demands, in our words or the law's. */
  text: Bilingual
  source: { law: string; article: string; from?: Day; url?: string }
  /** True when somebody read the article itself; false when the source is second-hand. */
  verified: boolean
  /** First and last business day, both inclusive; no `to` means still in force. */
  from: Day
  to?: Day
  /** 'CN', or 'CN-' and the two digits of GB/T 2260 for a province (CN-42 is Hubei). */
  jurisdiction: string
  decision: Decision
  appliesWhen: Condition
  requires: Condition
  /** Shown when the rule is hit; `{seller.kind}` is filled from the facts, `{$date}` is the business date. */
  message: Bilingual
  /** What to do next. */
  remedy: Bilingual
  override: Override
  /** One case that meets the rule and one that breaks it; both run as tests. */
  fixtures: { pass: Fixture; fail: Fixture }
}

/** One rule that was not met. */
export type Hit = {
  ruleId: string
  version: number
  jurisdiction: string
  decision: Decision
  /** broken: the facts contradict the rule. unknown: a fact it needs is missing or malformed. */
  why: 'broken' | 'unknown'
  /** The facts the rule looked at, by path; a missing one is null and named in `missing`. */
  facts: Record<string, unknown>
  missing: string[]
  /** Values for the placeholders of `message` and `remedy`. */
  params: Record<string, MessageParam>
}

/** A truth value is carried as the text 'true' or 'false'; what the facts lack is left out. */
export type MessageParam = string | number

/** Blocks first, then warnings, then records; within each by rule id. */
export type Verdict = { decision: 'allow' | 'warn' | 'block'; hits: readonly Hit[] }
