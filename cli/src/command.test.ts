import { expect, test } from 'vitest'
import { type Command, Misuse, parseCall } from './command.ts'
import { commands } from './commands.ts'
import { detail, languageOf, overview } from './help.ts'

const backup = commands.find(({ name }) => name === 'backup')!

test('parameters and options are told apart', () => {
  const { parameters, values } = parseCall(backup, ['--demo', '/tmp/b', '--json'])
  expect(parameters).toEqual(['/tmp/b'])
  expect(values).toMatchObject({ demo: true, json: true })
})

test.each<[string[], string]>([
  [[], 'DIR is missing'],
  [['a', 'b'], 'unexpected "b"'],
  [['a', '--nothing'], "Unknown option '--nothing'"],
  [['a', '--database-url'], 'argument missing'],
])('%j is refused: %s', (words, message) => {
  expect(() => parseCall(backup, words)).toThrow(Misuse)
  expect(() => parseCall(backup, words)).toThrow(message)
})

test('--help needs no parameters', () => {
  expect(parseCall(backup, ['--help']).values.help).toBe(true)
})

test('a last parameter in brackets may be any number', () => {
  const command: Command = { ...backup, parameters: ['[FILTER…]'] }
  expect(parseCall(command, []).parameters).toEqual([])
  expect(parseCall(command, ['a', 'b', 'c']).parameters).toEqual(['a', 'b', 'c'])
})

test('the help is made from the commands, in the language of the shell', () => {
  for (const language of ['en', 'zh'] as const) {
    const text = overview(commands, language)
    for (const command of commands) {
      expect(text).toContain(command.name)
      expect(text).toContain(command.summary[language])
      for (const option of Object.keys(command.options))
        expect(detail(command, language)).toContain(`--${option}`)
    }
  }
  expect(languageOf({ LANG: 'zh_CN.UTF-8' })).toBe('zh')
  expect(languageOf({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe('en')
  expect(languageOf({})).toBe('en')
})
