import { useSyncExternalStore } from 'react'

export type Lang = 'zh' | 'en'
/** Words that come in both languages, as rules and refusals of the server do. */
export type Both = { zh: string; en: string }

const key = 'yl.lang'
const loaders = new Set<() => Promise<void>>()
const listeners = new Set<() => void>()
let lang: Lang = localStorage.getItem(key) === 'en' ? 'en' : 'zh'
document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN'

const currentLang = (): Lang => lang

/** A catalogue that was drawn tells how its English words are fetched, so that a switch can fetch them first. */
export function onSwitch(load: () => Promise<void>): void {
  loaders.add(load)
}

/** Fetches every known catalogue of the language and only then switches: no half-translated screen. */
export async function setLang(next: Lang): Promise<void> {
  if (next === 'en') await Promise.all([...loaders].map(load => load()))
  lang = next
  localStorage.setItem(key, next)
  document.documentElement.lang = next === 'en' ? 'en' : 'zh-CN'
  for (const tell of listeners) tell()
}

const subscribe = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export const useLang = (): Lang => useSyncExternalStore(subscribe, currentLang)

/** `both[lang]`; Chinese where the English is empty. */
export function useBoth(): (both: Both) => string {
  const now = useLang()
  return both => both[now] || both.zh
}
