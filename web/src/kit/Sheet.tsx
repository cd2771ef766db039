import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from './Icon.tsx'
import { useKitText } from './text.ts'

type SheetProps = {
  title: ReactNode
  /** `right` for looking something up, `middle` for a question. On phones both fill the width from below. */
  side?: 'right' | 'middle'
  width?: number
  footer?: ReactNode
  onClose: () => void
  children: ReactNode
}

/**
 * A drawer or a question over the page, open as long as it is mounted. The browser's own dialog: it keeps the focus
 * inside, gives it back, closes on Escape, and lies above everything without a z-index.
 */
export function Sheet({ title, side = 'right', width = 480, footer, onClose, children }: SheetProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  const t = useKitText()
  useEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it; the key for that is Escape
    <dialog
      ref={ref}
      className={`sheet sheet-${side}`}
      style={{ width }}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      onClick={event => {
        if (event.target === ref.current) onClose()
      }}
    >
      <div className="sheet-in">
        <header>
          <h2 id={id}>{title}</h2>
          <button type="button" className="quiet" onClick={onClose} aria-label={t('close')}>
            <Icon name="close" />
          </button>
        </header>
        <div className="sheet-body">{children}</div>
        {footer && <footer>{footer}</footer>}
      </div>
    </dialog>
  )
}
