import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../Icon.tsx'
import { useKeys } from '../keys.ts'

const waitMs = 120

type SearchFieldProps = { value: string; placeholder: string; onSearch: (q: string) => void }

/** The page's own search: `/` goes there, results while typing, an unfinished Chinese word doesn't search. */
export function SearchField({ value, placeholder, onSearch }: SearchFieldProps) {
  const input = useRef<InputRef>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sent = useRef(value)
  const [text, setText] = useState(value)
  useEffect(() => {
    // The address changed from outside (history, a link); what is being typed is not taken back by an older answer.
    if (value !== sent.current) {
      sent.current = value
      setText(value)
    }
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  const send = (next: string) => {
    sent.current = next.trim()
    onSearch(next.trim())
  }
  const later = (next: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => send(next), waitMs)
  }
  const go = () => input.current?.focus({ cursor: 'all' })
  useKeys({ '/': go, 'Ctrl+k': go })
  return (
    <Input
      ref={input}
      className="search-field"
      value={text}
      placeholder={placeholder}
      aria-label={placeholder}
      type="search"
      autoComplete="off"
      spellCheck={false}
      maxLength={100}
      prefix={<Icon name="search" />}
      suffix={<kbd>/</kbd>}
      onChange={event => {
        setText(event.target.value)
        if (!(event.nativeEvent as InputEvent).isComposing) later(event.target.value)
      }}
      onCompositionEnd={event => later(event.currentTarget.value)}
      onPressEnter={() => {
        clearTimeout(timer.current)
        send(text)
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        if (!text) return event.currentTarget.blur()
        clearTimeout(timer.current)
        setText('')
        send('')
      }}
    />
  )
}
