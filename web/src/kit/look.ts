import { useSyncExternalStore } from 'react'

export type Look = 'system' | 'light' | 'dark'

const key = 'yl.look'
const listeners = new Set<() => void>()
const system = matchMedia('(prefers-color-scheme: dark)')
const stored = localStorage.getItem(key)
let look: Look = stored === 'light' || stored === 'dark' ? stored : 'system'

const isDark = () => look === 'dark' || (look === 'system' && system.matches)

function apply(): void {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light'
  for (const tell of listeners) tell()
}
system.addEventListener('change', apply)
apply()

export function setLook(next: Look): void {
  look = next
  localStorage.setItem(key, next)
  apply()
}

const subscribe = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export const useDark = (): boolean => useSyncExternalStore(subscribe, isDark)
export const useLook = (): Look => useSyncExternalStore(subscribe, () => look)
