import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Icon } from './Icon.tsx'
import { useKeys } from './keys.ts'
import { createScanGuess } from './scan.ts'
import { useKitText } from './text.ts'
import { useFind } from './useFind.ts'

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

type FoundListProps<Row> = Pick<SearchBoxProps<Row>, 'id' | 'option'> & {
  listId: string
  label: string
  q: string
  rows: readonly Row[]
  at: number
  hidden: boolean
  onAt: (at: number) => void
  onPick: (row: Row) => void
}

/** What was found, under the box. The box keeps the focus. */
function FoundList<Row>(p: FoundListProps<Row>) {
  const t = useKitText()
  return (
    <div className="search-found" hidden={p.hidden}>
      <div role="listbox" id={p.listId} aria-label={p.label}>
        {p.rows.map((row, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox holds the focus and the keys
          // biome-ignore lint/a11y/useFocusableInteractive: options of a combobox are not focused (ARIA 1.2)
          <div
            key={p.id(row)}
            role="option"
            id={`${p.listId}-${index}`}
            aria-selected={index === p.at}
            className="search-option"
            onMouseDown={event => event.preventDefault()}
            onMouseEnter={() => p.onAt(index)}
            onClick={() => p.onPick(row)}
          >
            {p.option(row)}
          </div>
        ))}
      </div>
      <p className={p.rows.length ? 'search-hint search-keys' : 'search-hint'} aria-live="polite">
        {p.rows.length ? t('searchHint') : t('searchNone', { q: p.q })}
      </p>
    </div>
  )
}

/** The state and the keys of the box. */
function useSearchBox<Row>({ find, onPick, onAll, onScan }: SearchBoxProps<Row>) {
  const input = useRef<InputRef>(null)
  const scan = useRef(createScanGuess())
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const { found, rows, at, setAt, ask, stop, move } = useFind(find)
  const leave = () => {
    stop()
    setOpen(false)
    setText('')
    input.current?.blur()
  }
  const pick = (row: Row) => {
    leave()
    onPick(row)
  }
  const enter = () => {
    const q = text.trim()
    const row = open ? rows[at] : undefined
    if (row) return pick(row)
    if (!q) return
    const scanned = onScan && scan.current.isScan(q)
    leave()
    if (scanned) onScan(q)
    else onAll(q)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    scan.current.key(event.key, event.timeStamp)
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter') enter()
    else if (event.key === 'Escape') leave()
    else return
    event.preventDefault()
  }
  const type = (next: string, composing: boolean) => {
    setText(next)
    setOpen(true)
    if (!composing) ask(next)
  }
  const shown = open && found !== undefined && text.trim() !== ''
  return { input, text, q: found?.q ?? '', rows, at, shown, setAt, setOpen, ask, pick, press, type }
}

/**
 * The global search: a combobox with a list under it (ARIA 1.2), reached by Ctrl+K. Results while typing, arrow keys,
 * Enter, Escape; what a scanner types is known by its speed.
 */
export function SearchBox<Row>(p: SearchBoxProps<Row>) {
  const listId = useId()
  const box = useSearchBox(p)
  const { input, rows, at, shown, q } = box
  useKeys({ 'Ctrl+k': () => input.current?.focus({ cursor: 'all' }) })
  const combobox = {
    role: 'combobox',
    'aria-label': p.placeholder,
    'aria-expanded': shown,
    'aria-controls': listId,
    'aria-autocomplete': 'list' as const,
    ...(shown && at >= 0 ? { 'aria-activedescendant': `${listId}-${at}` } : {}),
  }
  return (
    <div className="search-box">
      <Input
        {...combobox}
        ref={input}
        type="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        placeholder={p.placeholder}
        prefix={<Icon name="search" />}
        suffix={<kbd>Ctrl K</kbd>}
        value={box.text}
        onFocus={() => box.setOpen(true)}
        onBlur={() => box.setOpen(false)}
        onChange={event => box.type(event.target.value, (event.nativeEvent as InputEvent).isComposing)}
        onCompositionEnd={event => box.ask(event.currentTarget.value)}
        onKeyDown={box.press}
      />
      <FoundList
        {...{ listId, rows, at, q }}
        id={p.id}
        option={p.option}
        label={p.placeholder}
        hidden={!shown}
        onAt={box.setAt}
        onPick={box.pick}
      />
    </div>
  )
}
