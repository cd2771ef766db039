import { use, useMemo } from 'react'
import { type Facts, fill } from './fill.ts'
import { onSwitch, useLang } from './lang.ts'

/** `t('key', facts)`; the keys are those of the Chinese words. */
export type Text<K extends string = string> = (key: K, facts?: Facts) => string
type Words<K extends string> = Record<K, string>

/**
 * One catalogue per area: Chinese comes with the area's code, English is fetched when first needed.
 *
 * ```ts
 * const zh = { cart: '购物车' }                                            // text/zh.ts
 * export const en: Record<keyof typeof zh, string> = { cart: 'Cart' }     // text/en.ts: a missing word is a type error
 * export const useShopText = catalogue(zh, () => import('./text/en.ts').then(m => m.en))
 * ```
 */
export function catalogue<K extends string>(zh: Words<K>, fetchEn: () => Promise<Words<K>>): () => Text<K> {
  let en: Words<K> | undefined
  let fetching: Promise<void> | undefined
  const load = () => {
    fetching ??= fetchEn().then(
      words => {
        en = words
        // React reads these two: words that are here don't suspend anybody, not even for a moment.
        Object.assign(fetching ?? {}, { status: 'fulfilled', value: undefined })
      },
      error => {
        fetching = undefined
        throw error
      },
    )
    return fetching
  }
  onSwitch(load)
  // biome-ignore lint/correctness/noComponentHookFactories: made once per catalogue, at module level
  return function useWords() {
    const lang = useLang()
    // Asked for at every draw: a component that suspended must ask again when it goes on (a rule of `use`).
    if (lang === 'en') use(load())
    const words = lang === 'en' && en ? en : zh
    return useMemo(() => (key: K, facts?: Facts) => fill(words[key], facts), [words])
  }
}
