import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { builtWeb } from './built-web.ts'
import type { Call, Command } from './command.ts'
import { type Count, countLine, countTests, type TestReport } from './count-tests.ts'
import { CHECKOUT } from './places.ts'
import { testNeeds } from './test-needs.ts'

export const testCommand: Command = {
  name: 'test',
  parameters: ['[FILTER…]'],
  summary: {
    en: 'install what the tests need and run them all (or those whose path has FILTER in it)',
    zh: '安装测试所需并运行全部测试(或路径含 FILTER 的测试)',
  },
  options: { project: { type: 'string', value: 'NAME', summary: 'only pure, pg, cluster or e2e' } },
  run: async call => {
    const project = call.text('project')
    const hasPages = project === undefined || project === 'e2e'
    const pages = hasPages ? await preparePages(call) : null
    const web = typeof pages === 'string' ? pages : null
    const count = await runTests(call, hasPages ? testNeeds(call) : null, web)
    if (pages instanceof Error) {
      count.failures.push(pages.message)
      count.failed++
    }
    for (const name of count.skipped) call.print(`skipped: ${name}`)
    for (const name of count.failures) call.print(`FAILED: ${name}`)
    call.print(countLine(count))
    const { passed, failed, skipped, failures } = count
    return {
      ok: failed === 0,
      report: { test: failed === 0 ? 'ok' : 'failed', passed, failed, skipped, failures },
    }
  },
}

/** The pages for the tests that look at them; the other tests run even if these can't be built. */
function preparePages(call: Call): Promise<string | Error> {
  return builtWeb(call).catch(error => error as Error)
}

async function runTests(call: Call, chromium: string | null, web: string | null): Promise<Count> {
  const reportPath = join(CHECKOUT, '.yaolian', `test-report-${process.pid}.json`)
  mkdirSync(dirname(reportPath), { recursive: true })
  const project = call.text('project')
  const program = [join(CHECKOUT, 'node_modules/vitest/vitest.mjs'), 'run', ...call.parameters]
  program.push(...(project ? ['--project', project] : []))
  program.push('--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`)
  try {
    const status = await new Promise<number | null>((resolve, reject) => {
      const child = spawn(process.execPath, program, {
        cwd: CHECKOUT,
        // The tests' own output is progress; standard output is for the count.
        stdio: ['ignore', 2, 2],
        env: { ...process.env, ...(chromium && { CHROMIUM: chromium }), ...(web && { WEB_DIST: web }) },
      })
      child.once('error', reject)
      child.once('close', resolve)
      call.interrupted.addEventListener('abort', () => child.kill('SIGINT'))
    })
    const report = existsSync(reportPath)
      ? (JSON.parse(readFileSync(reportPath, 'utf8')) as TestReport)
      : null
    return countTests(report, status)
  } finally {
    rmSync(reportPath, { force: true })
  }
}
