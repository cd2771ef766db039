import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Command, Failure, Misuse } from './command.ts'
import { CHECKOUT } from './places.ts'

const FOLDER = join(CHECKOUT, 'bench', 'src')

export const bench: Command = {
  name: 'bench',
  parameters: ['NAME'],
  summary: {
    en: 'measure, reconcile and compare with a reference run in the same minute',
    zh: '性能测试:测量、对账,并与同一分钟的参照比较',
  },
  options: { size: { type: 'string', value: 'small|full', summary: 'how much data (full)' } },
  run: async call => {
    const name = call.parameters[0]!
    const known = programs()
    if (!known.includes(name))
      throw new Misuse(`there is no benchmark "${name}"; there is: ${known.join(', ') || 'none'}`)
    const size = call.text('size')
    const report = await runProgram(
      join(FOLDER, `bench-${name}.ts`),
      size ? ['--size', size] : [],
      call.interrupted,
    )
    call.print(JSON.stringify(report, null, 2))
    return { ok: report.reconciled === true, report }
  },
}

/**
 * Each benchmark is a program of its own, bench/src/bench-NAME.ts, that ends its output with one JSON object.
 */
function programs(): string[] {
  if (!existsSync(FOLDER)) return []
  return readdirSync(FOLDER).flatMap(file => /^bench-(.+)\.ts$/.exec(basename(file))?.[1] ?? [])
}

/** In a fresh process: what ran before must not warm or slow the measured code. */
function runProgram(
  path: string,
  options: string[],
  interrupted: AbortSignal,
): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, path, ...options], {
      cwd: CHECKOUT,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    interrupted.addEventListener('abort', () => child.kill('SIGTERM'))
    let output = ''
    child.stdout.setEncoding('utf8').on('data', chunk => {
      output += chunk
    })
    child.once('error', reject)
    child.once('close', status => {
      const last = output.trimEnd().split('\n').at(-1) ?? ''
      if (status !== 0) reject(new Failure(`the benchmark ended with ${status}\n${output}`))
      else resolve(JSON.parse(last) as Record<string, unknown>)
    })
  })
}
