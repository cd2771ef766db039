import { createContext, type ReactNode, useContext, useId } from 'react'
import { Icon } from '../Icon.tsx'
import { Sheet } from '../Sheet.tsx'
import { useKitText } from '../text.ts'

export const PanelPlace = createContext<{ wide: boolean; close: () => void }>({
  wide: false,
  close: () => {},
})

type PanelProps = { title: ReactNode; badges?: ReactNode; footer?: ReactNode; children: ReactNode }

/**
 * What a row shows when opened: 420 px beside the list where there is room (the list stays readable and usable), a
 * drawer elsewhere. Only inside the `panel` of a DataTable, which decides the place.
 */
export function Panel({ title, badges, footer, children }: PanelProps) {
  const { wide, close } = useContext(PanelPlace)
  const id = useId()
  const t = useKitText()
  const head = (
    <>
      <span className="panel-title">{title}</span>
      {badges}
    </>
  )
  if (!wide) {
    return (
      <Sheet title={head} onClose={close} {...(footer ? { footer } : {})}>
        {children}
      </Sheet>
    )
  }
  return (
    <section className="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{head}</h2>
        <button type="button" className="quiet" onClick={close} aria-label={t('close')} title="Esc">
          <Icon name="close" />
        </button>
      </header>
      <div className="panel-body">{children}</div>
      {footer && <footer>{footer}</footer>}
    </section>
  )
}
