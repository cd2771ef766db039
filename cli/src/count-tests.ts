/** The parts of vitest's JSON report that are counted. */
export type TestReport = {
  success: boolean
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { status: string; fullName: string }[]
  }[]
}

export type Count = { passed: number; failed: number; skipped: string[]; failures: string[] }

/**
 * Counts so that nothing broken can look like success. vitest's own totals hide a file that doesn't load, a
 * failing afterAll, an uncaught error and a broken global set-up: in each of these numFailedTests is 0.
 * @param report null when vitest wrote none
 * @param exitStatus of vitest
 */
export function countTests(report: TestReport | null, exitStatus: number | null): Count {
  const files = report?.testResults ?? []
  const tests = files.flatMap(file => file.assertionResults)
  const named = (status: string) => tests.filter(test => test.status === status).map(test => test.fullName)
  const failures = named('failed')
  for (const file of files) {
    if (file.status !== 'failed' || file.assertionResults.some(test => test.status === 'failed')) continue
    failures.push(`${file.name}: ${file.message?.split('\n')[0] || 'the file failed'}`)
  }
  const passed = named('passed').length
  const isClean = exitStatus === 0 && report?.success === true
  if (failures.length === 0 && !isClean) failures.push('an error outside the tests: see above')
  if (failures.length === 0 && passed === 0) failures.push('no test ran')
  const skipped = ['pending', 'skipped', 'disabled', 'todo'].flatMap(named)
  return { passed, failed: failures.length, skipped, failures }
}

/** The plain last line: "12 passed, 0 failed", with the skipped ones where there are any. */
export function countLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`
}
