import type { MessageParam } from './rule.ts'

const PLACEHOLDER = /\{([^{}]+)\}/g

/** The fact paths a message mentions, each once, in order. */
export function placeholdersOf(message: string): string[] {
  return [...new Set(Array.from(message.matchAll(PLACEHOLDER), match => match[1] as string))]
}

/**
 * A message with its placeholders filled. `label` turns a raw value into words of the reader's language
 * ('tcm_slices' → 中药饮片); without it values print as they are. A value the facts lack prints as `unknown`.
 */
export function fillMessage(
  message: string,
  params: Readonly<Record<string, MessageParam>>,
  label: (path: string, value: MessageParam) => string = (_path, value) => String(value),
  unknown = '？',
): string {
  return message.replace(PLACEHOLDER, (_all, path: string) => {
    const value = params[path]
    return value === undefined ? unknown : label(path, value)
  })
}
