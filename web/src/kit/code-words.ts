/** `say('product.scopeClass', 'tcm_slices')` → 中药饮片; a value without words comes back as it is. */
export type SayCode = (path: string, value: string) => string

let useWords: () => SayCode = () => (_path, value) => value

/** main.tsx gives the words for codes in rules and refusals; the kit knows no word of the trade. */
export function announceCodeWords(hook: () => SayCode): void {
  useWords = hook
}

export const useCodeWords = (): SayCode => useWords()
