import { expect, test } from 'vitest'
import { createScanGuess } from './scan.ts'

const typed = (text: string, gapMs: number) => {
  const guess = createScanGuess()
  let at = 1000
  for (const key of text) {
    guess.key(key, at)
    at += gapMs
  }
  guess.key('Enter', at)
  return guess.isScan(text)
}

test('speed and length tell a scanner', () => {
  expect(typed('6901234567890', 8)).toBe(true)
  expect(typed('6901234567890', 90)).toBe(false)
  expect(typed('asp', 8)).toBe(false)
})

test('a hand that pauses before Enter is no scanner', () => {
  const guess = createScanGuess()
  for (let i = 0; i < 8; i++) guess.key('a', 1000 + i * 10)
  guess.key('Enter', 2000)
  expect(guess.isScan('aaaaaaaa')).toBe(false)
})
