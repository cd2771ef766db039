import { COMMON, type Command } from './command.ts'

export type Language = 'en' | 'zh'

/** The reader's language by the usual variables of the shell. */
export function languageOf(environment: NodeJS.ProcessEnv): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return locale.startsWith('zh') ? 'zh' : 'en'
}

const WORDS = {
  en: {
    usage: 'Usage',
    commands: 'Commands',
    options: 'Options',
    more: 'More about one: ./yaolian COMMAND --help',
  },
  zh: { usage: '用法', commands: '命令', options: '选项', more: '查看某条命令: ./yaolian 命令 --help' },
}

/** One line per command, made from what the commands say of themselves. */
export function overview(commands: readonly Command[], language: Language): string {
  const words = WORDS[language]
  const rows = commands.map(command => [usageOf(command), command.summary[language]] as const)
  return [
    `${words.usage}: ./yaolian COMMAND`,
    '',
    `${words.commands}:`,
    ...columns(rows),
    '',
    words.more,
  ].join('\n')
}

export function detail(command: Command, language: Language): string {
  const words = WORDS[language]
  const options = Object.entries({ ...command.options, ...COMMON })
  const rows = options.map(
    ([name, option]) => [`--${name}${option.value ? ` ${option.value}` : ''}`, option.summary] as const,
  )
  const usage = `${words.usage}: ./yaolian ${usageOf(command)} [--…]`
  return [command.summary[language], '', usage, '', `${words.options}:`, ...columns(rows)].join('\n')
}

function usageOf(command: Command): string {
  return [command.name, ...command.parameters].join(' ')
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`)
}
