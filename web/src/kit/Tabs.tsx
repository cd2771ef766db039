import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'

export type Tab = { key: string; label: string; content: ReactNode }

/** Tabs of a panel (ARIA tabs: arrow keys move, only the shown content exists). */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  const id = useId()
  const [chosen, setChosen] = useState(tabs[0]?.key)
  const at = Math.max(
    0,
    tabs.findIndex(tab => tab.key === chosen),
  )
  const arrow = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = tabs[(at + by + tabs.length) % tabs.length]
    if (!by || !next) return
    event.preventDefault()
    setChosen(next.key)
    document.getElementById(`${id}${next.key}`)?.focus()
  }
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} onKeyDown={arrow}>
        {tabs.map((tab, index) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={id + tab.key}
            aria-selected={index === at}
            aria-controls={`${id}body`}
            tabIndex={index === at ? 0 : -1}
            onClick={() => setChosen(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}body`} aria-labelledby={id + tabs[at]?.key}>
        {tabs[at]?.content}
      </div>
    </>
  )
}
