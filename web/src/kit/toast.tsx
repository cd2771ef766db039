import { useEffect, useSyncExternalStore } from 'react'
import { Icon } from './Icon.tsx'

type Toast = { key: number; text: string; tone: 'good' | 'bad' }

let shown: Toast | undefined
let serial = 0
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** A short word that something happened; for what needs reading or doing use a {@link Refusal} or a notice. */
export function toast(text: string, tone: Toast['tone'] = 'good'): void {
  serial += 1
  shown = { key: serial, text, tone }
  tell()
}

const stayMs = 3500

/** Drawn once by the root. */
export function Toasts() {
  const now = useSyncExternalStore(subscribe, () => shown)
  useEffect(() => {
    if (!now) return
    const timer = setTimeout(() => {
      shown = undefined
      tell()
    }, stayMs)
    return () => clearTimeout(timer)
  }, [now])
  return (
    <div className="toasts" role="status" aria-live="polite">
      {now && (
        <div key={now.key} className={`toast toast-${now.tone}`}>
          <Icon name={now.tone === 'good' ? 'check' : 'warn'} />
          {now.text}
        </div>
      )}
    </div>
  )
}
