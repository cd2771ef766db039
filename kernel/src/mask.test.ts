import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvCell, csvLine } from './csv.ts'
import { maskMiddle } from './mask.ts'

test.each([
  ['13812345678', '138****5678'],
  ['wang@yaofang.example', 'wan****mple'],
  ['1234567', '*******'],
  ['', ''],
  ['药药药药药药药药药', '药药药****药药药药'],
])('%s shows as %s', (text, masked) => {
  expect(maskMiddle(text)).toBe(masked)
})

test('never more than seven signs of a text show', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{1,30}$/), digits => {
      expect(maskMiddle(digits).replaceAll('*', '').length).toBeLessThanOrEqual(7)
    }),
  )
})

// https://owasp.org/www-community/attacks/CSV_Injection
test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1+1', '＝1+1', '"=1'])(
  'a cell that a spreadsheet would reckon with is text: %j',
  cell => {
    expect(csvCell(cell).replace(/^"/, '')).toMatch(/^'/)
  },
)

test('what is neither formula nor separator stays as it is; numbers stay numbers', () => {
  expect(csvLine(['阿莫西林', 12, -3, null, 'a,b', 'say "x"', '2026-11-22'])).toBe(
    '阿莫西林,12,-3,,"a,b","say ""x""",2026-11-22\r\n',
  )
})
