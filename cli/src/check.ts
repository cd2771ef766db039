import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Call, Command } from './command.ts'
import { CHECKOUT } from './places.ts'

/** A step's faults, one per line or as the tool wrote them; '' when there are none. */
type Step = { name: string; run(): Promise<string> }

const STEPS: Step[] = [
  { name: 'types', run: () => npm('types') },
  { name: 'lint', run: () => npm('lint') },
  { name: 'unused', run: () => npm('unused') },
  { name: 'walls', run: checkWalls },
  { name: 'sql', run: checkStatements },
  { name: 'reference', run: checkPages },
  { name: 'tests', run: () => npm('test', '--project', 'pure') },
]

export const check: Command = {
  name: 'check',
  parameters: [],
  summary: {
    en: 'types, lint, unused code, walls between packages, every SQL statement, reference pages, fast tests',
    zh: '类型、规范、无用代码、模块边界、全部 SQL、参考文档、快速测试',
  },
  options: {},
  run: async call => {
    const steps: Record<string, string> = {}
    for (const step of STEPS) {
      const faults = await runStep(call, step)
      steps[step.name] = faults === '' ? 'ok' : 'failed'
    }
    const ok = Object.values(steps).every(state => state === 'ok')
    return { ok, report: { check: ok ? 'ok' : 'failed', steps } }
  },
}

async function runStep(call: Call, step: Step): Promise<string> {
  const began = performance.now()
  const faults = await step.run().catch(error => (error as Error).stack ?? String(error))
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  if (faults !== '') call.print(faults)
  call.print(`${faults === '' ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)`)
  return faults
}

/** Runs a script of package.json; its output is the faults when it fails. */
function npm(script: string, ...more: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', script, '--', ...more], { cwd: CHECKOUT })
    const output: Buffer[] = []
    child.stdout.on('data', chunk => output.push(chunk))
    child.stderr.on('data', chunk => output.push(chunk))
    child.once('error', reject)
    child.once('close', status => {
      const text = Buffer.concat(output).toString().trim()
      resolve(status === 0 ? '' : text || `npm run ${script} ended with ${status}`)
    })
  })
}

async function checkWalls(): Promise<string> {
  return (await import('@yaolian/tools')).checkWalls(CHECKOUT).join('\n')
}

/** The generated pages of docs/reference say what the code says. */
async function checkPages(): Promise<string> {
  return (await (await import('@yaolian/tools')).checkReference(CHECKOUT)).join('\n')
}

/** On a database made for it, so that the migrations are tried from nothing as well. */
async function checkStatements(): Promise<string> {
  const [{ checkSql }, { migrateHouse }, { startCluster }, { emptyDatabase, sibling }] = await Promise.all([
    import('@yaolian/tools'),
    import('@yaolian/server'),
    import('@yaolian/cluster'),
    import('./empty-database.ts'),
  ])
  const cluster = await startCluster({ home: join(CHECKOUT, '.yaolian/check'), mode: 'test' })
  try {
    const url = sibling(cluster.url, 'yl_check')
    await emptyDatabase(url)
    await migrateHouse(url)
    return (await checkSql(url)).join('\n')
  } finally {
    await cluster.stop()
  }
}
