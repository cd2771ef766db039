import { useEffect, useRef } from 'react'

const switchKey = 'yl.keys'

/** Single-letter keys can be switched off (WCAG 2.1.4): speech input and shaky hands press them by accident. */
export const lettersOn = (): boolean => localStorage.getItem(switchKey) !== 'off'
export const setLettersOn = (on: boolean): void => localStorage.setItem(switchKey, on ? 'on' : 'off')

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** `Ctrl+k`, `j`, `?`, `Enter`, `Escape`. */
function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  return (event.ctrlKey || event.metaKey ? 'Ctrl+' : '') + (event.altKey ? 'Alt+' : '') + event.key
}

type Handler = (event: KeyboardEvent) => unknown

/**
 * Keys of a page. Letters, signs and Enter are silent while someone types, Escape and Ctrl keys are not; an open dialog
 * keeps all keys for itself. A handler that did nothing answers false, and the key goes on to whoever else listens.
 */
export function useKeys(handlers: Record<string, Handler>): void {
  const latest = useRef(handlers)
  latest.current = handlers
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const name = keyName(event)
      const handler = latest.current[name]
      if (!handler) return
      const plain = !name.startsWith('Ctrl+') && name !== 'Escape'
      if (document.querySelector('dialog[open]')) return
      if (plain && typing(event.target)) return
      if (name === 'Enter' && (event.target as Element).closest?.('button,a,summary')) return
      if (plain && name.length === 1 && name !== '/' && !lettersOn()) return
      if (handler(event) !== false) event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
