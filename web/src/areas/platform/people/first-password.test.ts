import { expect, test } from 'vitest'
import { firstPassword } from './first-password.ts'

test('is readable aloud and never the same', () => {
  const made = Array.from({ length: 200 }, firstPassword)
  for (const one of made) expect(one).toMatch(/^([BCDFGHJKMNPQRSTVWXZbcdfghjkmnpqrstvwxz2-9]{4}(-|$)){4}$/)
  expect(new Set(made).size).toBe(made.length)
})
