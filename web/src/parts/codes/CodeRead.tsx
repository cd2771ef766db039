import { type CodeFormat, sayWrong } from '@yaolian/codes/contract'
import { useBoth } from '../../kit/lang.ts'
import './codes.css'

type Props = {
  /** A row of the table of formats, e.g. `FIRM_FORMATS.uscc`. */
  format: Pick<CodeFormat, 'read'>
  text: string | undefined
  /** Quiet below this length: nobody wants to be corrected at the first character. */
  from?: number
}

/** What a number says of itself while it is typed, or what is wrong in it and where. Warns; the form decides. */
export function CodeRead({ format, text, from = 6 }: Props) {
  const both = useBoth()
  if (!text || text.length < from) return null
  const read = format.read(text)
  // What is still being typed is short, not wrong.
  if (!read.ok && read.why === 'short') return <div className="code-read soft">{both(sayWrong(read))}</div>
  return (
    <div className="code-read" aria-live="polite">
      {read.ok ? (
        <span className="good">{read.facts.map(both).join(' · ')}</span>
      ) : (
        <>
          <span className="warn">{both(sayWrong(read))}</span>
          <span className="code-place" aria-hidden="true">
            {text.slice(0, read.at)}
            <mark>{text.slice(read.at, read.at + 1) || '…'}</mark>
            {text.slice(read.at + 1)}
          </span>
        </>
      )}
    </div>
  )
}
