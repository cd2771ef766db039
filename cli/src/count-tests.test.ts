import { expect, test } from 'vitest'
import { countLine, countTests, type TestReport } from './count-tests.ts'

const file = (status: string, ...tests: string[]): TestReport['testResults'][number] => ({
  name: 'a.test.ts',
  status,
  message: status === 'failed' ? 'Cannot find module' : '',
  assertionResults: tests.map((result, index) => ({ status: result, fullName: `test ${index}` })),
})
const report = (success: boolean, ...testResults: TestReport['testResults']): TestReport => ({
  success,
  testResults,
})

test.each<[string, TestReport | null, number | null, string]>([
  ['all is well', report(true, file('passed', 'passed', 'passed')), 0, '2 passed, 0 failed'],
  ['a test fails', report(false, file('failed', 'passed', 'failed')), 1, '1 passed, 1 failed'],
  ['an uncaught error beside passing tests', report(true, file('passed', 'passed')), 1, '1 passed, 1 failed'],
  [
    'a file that does not load',
    report(false, file('passed', 'passed'), file('failed')),
    1,
    '1 passed, 1 failed',
  ],
  ['a failing afterAll', report(false, file('failed', 'passed')), 1, '1 passed, 1 failed'],
  ['a broken global set-up', report(false), 1, '0 passed, 1 failed'],
  ['no report at all', null, 1, '0 passed, 1 failed'],
  ['killed', null, null, '0 passed, 1 failed'],
  ['nothing ran, and vitest is content', report(true), 0, '0 passed, 1 failed'],
  ['everything skipped', report(true, file('passed', 'skipped')), 0, '0 passed, 1 failed, 1 skipped'],
  [
    'some skipped',
    report(true, file('passed', 'passed', 'pending', 'todo')),
    0,
    '1 passed, 0 failed, 2 skipped',
  ],
])('%s', (_, given, exitStatus, line) => {
  expect(countLine(countTests(given, exitStatus))).toBe(line)
})

test('what failed and what was skipped is named', () => {
  const count = countTests(report(false, file('failed', 'failed', 'skipped'), file('failed')), 1)
  expect(count.failures).toEqual(['test 0', 'a.test.ts: Cannot find module'])
  expect(count.skipped).toEqual(['test 1'])
})
