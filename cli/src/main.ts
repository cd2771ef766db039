/**
 * Finds the command, runs it, and turns its outcome into text, JSON and an exit status. ./yaolian is the only
 * caller.
 */
import { type Call, type Command, Failure, Misuse, type Outcome, parseCall } from './command.ts'
import { commands } from './commands.ts'
import { detail, languageOf, overview } from './help.ts'

process.exitCode = await main(process.argv.slice(2))
// Idle sockets and timers of libraries must not keep a finished command alive; what matters was awaited.
process.stdout.write('', () => process.exit())

async function main(words: string[]): Promise<number> {
  const language = languageOf(process.env)
  const isJson = words.includes('--json')
  const command = findCommand(words)
  if (command === undefined) {
    const unknown = words.find(word => !word.startsWith('-') && word !== 'help')
    if (unknown !== undefined) {
      say(`there is no command "${unknown}"`)
      say(overview(commands, language))
      return 2
    }
    process.stdout.write(`${overview(commands, language)}\n`)
    if (isJson) printJson({ commands: commands.map(({ name, summary }) => ({ name, summary: summary.en })) })
    return 0
  }
  try {
    const parsed = parseCall(command, words.slice(command.name.split(' ').length))
    if (parsed.values.help) {
      process.stdout.write(`${detail(command, language)}\n`)
      return 0
    }
    const outcome = await run(command, parsed.parameters, parsed.values)
    if (isJson) printJson(outcome.report)
    return outcome.ok ? 0 : 1
  } catch (error) {
    if (isJson) printJson({ [command.name.split(' ')[0]!]: 'failed', error: (error as Error).message })
    if (error instanceof Misuse) {
      say(`${error.message}\n${detail(command, language)}`)
      return 2
    }
    // An expected failure's message is enough; anything else is a bug or a broken machine, and its stack is
    // needed.
    say(isExpected(error) ? (error as Error).message : ((error as Error).stack ?? String(error)))
    return 1
  }
}

function findCommand(words: string[]): Command | undefined {
  const named = words[0] === 'help' ? words.slice(1) : words
  const found = commands.find(({ name }) => name.split(' ').every((word, index) => named[index] === word))
  if (found && words[0] === 'help') words.splice(0, words.length, ...found.name.split(' '), '--help')
  return found
}

async function run(
  command: Command,
  parameters: string[],
  values: Record<string, unknown>,
): Promise<Outcome> {
  const interruption = new AbortController()
  const interrupt = () => {
    // Asked twice, we end at once; PostgreSQL is stopped by its watcher.
    if (interruption.signal.aborted) process.exit(130)
    say('stopping')
    interruption.abort()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  const call: Call = {
    parameters,
    flag: name => values[name] === true,
    text: name => values[name] as string | undefined,
    say,
    print: values.json ? say : line => void process.stdout.write(`${line}\n`),
    interrupted: interruption.signal,
  }
  return command.run(call)
}

function isExpected(error: unknown): boolean {
  return error instanceof Failure || ['HomeInUse', 'StartFailure'].includes((error as Error).name)
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

function printJson(report: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(report)}\n`)
}
