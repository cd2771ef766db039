import { parseArgs } from 'node:util'

export type Option = {
  type: 'boolean' | 'string'
  summary: string
  /** What stands for the value in the help: DIR, N, URL. */
  value?: string
}

/** What a command says when it is done. `report` is the JSON object; ok decides the exit status. */
export type Outcome = { ok: boolean; report: Record<string, unknown> }

export type Call = {
  parameters: string[]
  flag(name: string): boolean
  text(name: string): string | undefined
  /** For people: progress, to standard error. */
  say(line: string): void
  /** The answer for people, to standard output; to standard error when --json asks for JSON there. */
  print(line: string): void
  /** Aborted by Ctrl-C or SIGTERM. */
  interrupted: AbortSignal
}

export type Command = {
  /** One or two words, as typed. */
  name: string
  /**
   * Names of the parameters that must be given, in order. A last one in brackets ends in "…" and may be any
   * number.
   */
  parameters: string[]
  summary: { en: string; zh: string }
  options: Record<string, Option>
  run(call: Call): Promise<Outcome>
}

/** The reader asked for something that doesn't exist; the message says what does. Exit status 2. */
export class Misuse extends Error {}

/** An expected failure: its message is all the reader needs. Exit status 1. */
export class Failure extends Error {}

export const COMMON: Record<string, Option> = {
  help: { type: 'boolean', summary: 'show this help' },
  json: { type: 'boolean', summary: 'end standard output with one JSON object' },
}

export type Parsed = { parameters: string[]; values: Record<string, string | boolean | undefined> }

/**
 * Parses what follows the command's name. Throws Misuse for unknown options and for missing or surplus
 * parameters.
 */
export function parseCall(command: Command, rest: string[]): Parsed {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(command, rest)
  } catch (error) {
    throw new Misuse((error as Error).message)
  }
  const { positionals, values } = parsed
  if (values.help) return { parameters: positionals, values }
  const required = command.parameters.filter(name => !name.startsWith('['))
  const most = required.length === command.parameters.length ? required.length : Number.POSITIVE_INFINITY
  if (positionals.length < required.length) throw new Misuse(`${required[positionals.length]} is missing`)
  if (positionals.length > most) throw new Misuse(`unexpected "${positionals[most]}"`)
  return { parameters: positionals, values }
}

function parse(command: Command, rest: string[]) {
  const options = Object.fromEntries(
    Object.entries({ ...COMMON, ...command.options }).map(([name, { type }]) => [name, { type }]),
  )
  const { positionals, values } = parseArgs({ args: rest, options, allowPositionals: true, strict: true })
  return { positionals, values: values as Parsed['values'] }
}

/** A whole number from an option, or undefined when it wasn't given. Throws Misuse outside the bounds. */
export function numberOption(call: Call, name: string, least: number, most: number): number | undefined {
  const given = call.text(name)
  if (given === undefined) return undefined
  const value = Number(given)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new Misuse(`--${name} must be a whole number from ${least} to ${most}`)
}
