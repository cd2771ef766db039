import { Input, type InputRef } from 'antd'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Icon } from './Icon.tsx'
import { useKeys } from './keys.ts'
import { createScanGuess } from './scan.ts'
import { useKitText } from './text.ts'

type SearchBoxProps<Row> = {
  placeholder: string
  /** Answers what is found for a text, best first. */
  find: (q: string, signal: AbortSignal) => Promise<readonly Row[]>
  id: (row: Row) => string
  option: (row: Row) => ReactNode
  onPick: (row: Row) => void
  /** Enter without a chosen row: the whole list for the text. */
  onAll: (q: string) => void
  /** A scanner typed this; without it a scan is a search. */
  onScan?: (code: string) => void
}

const waitMs = 100

/**
 * The global search: a combobox with a list under it (ARIA 1.2), reached by Ctrl+K. Results while typing, arrow keys,
 * Enter, Escape; what a scanner types is known by its speed.
 */
export function SearchBox<Row>({
  placeholder,
  find,
  id,
  option,
  onPick,
  onAll,
  onScan,
}: SearchBoxProps<Row>) {
  const t = useKitText()
  const listId = useId()
  const input = useRef<InputRef>(null)
  const asked = useRef<AbortController>(undefined)
  const scan = useRef(createScanGuess())
  const [text, setText] = useState('')
  const [found, setFound] = useState<{ q: string; rows: readonly Row[] }>()
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  useKeys({ 'Ctrl+k': () => input.current?.focus({ cursor: 'all' }) })
  useEffect(() => () => asked.current?.abort(), [])

  const ask = (next: string) => {
    asked.current?.abort()
    const q = next.trim()
    if (!q) return setFound(undefined)
    const now = new AbortController()
    asked.current = now
    setTimeout(async () => {
      if (now.signal.aborted) return
      try {
        const rows = await find(q, now.signal)
        if (now.signal.aborted) return
        setFound({ q, rows })
        setAt(-1)
      } catch (error) {
        // A search that failed shows as nothing new; Enter opens the list page, which says what is wrong.
        if (!now.signal.aborted) console.warn(error)
      }
    }, waitMs)
  }
  const leave = () => {
    asked.current?.abort()
    setOpen(false)
    setText('')
    setFound(undefined)
    input.current?.blur()
  }
  const enter = () => {
    const q = text.trim()
    const row = open ? found?.rows[at] : undefined
    if (!row && !q) return
    const scanned = onScan && scan.current.isScan(q)
    leave()
    if (row) onPick(row)
    else if (scanned) onScan(q)
    else onAll(q)
  }
  const rows = found?.rows ?? []
  const shown = open && found !== undefined && text.trim() !== ''
  const move = (by: number) =>
    setAt(now => (rows.length ? (now + by + rows.length + (now < 0 && by < 0 ? 1 : 0)) % rows.length : -1))
  return (
    <div className="search-box">
      <Input
        ref={input}
        role="combobox"
        type="search"
        aria-label={placeholder}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(shown && at >= 0 ? { 'aria-activedescendant': `${listId}-${at}` } : {})}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        placeholder={placeholder}
        prefix={<Icon name="search" />}
        suffix={<kbd>Ctrl K</kbd>}
        value={text}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={event => {
          setText(event.target.value)
          setOpen(true)
          if (!(event.nativeEvent as InputEvent).isComposing) ask(event.target.value)
        }}
        onCompositionEnd={event => ask(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing) return
          scan.current.key(event.key, event.timeStamp)
          if (event.key === 'ArrowDown') move(1)
          else if (event.key === 'ArrowUp') move(-1)
          else if (event.key === 'Enter') enter()
          else if (event.key === 'Escape') leave()
          else return
          event.preventDefault()
        }}
      />
      <div className="search-found" hidden={!shown}>
        <div role="listbox" id={listId} aria-label={placeholder}>
          {rows.map((row, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox holds the focus and the keys
            // biome-ignore lint/a11y/useFocusableInteractive: options of a combobox are not focused (ARIA 1.2)
            <div
              key={id(row)}
              role="option"
              id={`${listId}-${index}`}
              aria-selected={index === at}
              className="search-option"
              onMouseDown={event => event.preventDefault()}
              onMouseEnter={() => setAt(index)}
              onClick={() => {
                leave()
                onPick(row)
              }}
            >
              {option(row)}
            </div>
          ))}
        </div>
        <p className={rows.length ? 'search-hint search-keys' : 'search-hint'} aria-live="polite">
          {rows.length ? t('searchHint') : t('searchNone', { q: found?.q ?? '' })}
        </p>
      </div>
    </div>
  )
}
