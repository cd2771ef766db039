import {
  isNumberRead,
  type LicenceKind,
  licenceWarnings,
  type OrganisationKind,
  readLicenceNumber,
} from '@yaolian/party/contract'
import type { RefObject } from 'react'
import { useBoth } from '../../../kit/lang.ts'
import { useWord } from '../../text.ts'
import { usePartyText } from '../text.ts'

export type Holder = { kind: OrganisationKind; province: string; uscc: string | null }
/** The firm whose number it is, and the kind of licence as it is chosen now. */
export type Reader = { holder: Holder; kind: RefObject<LicenceKind | undefined> }

/** What a licence number says of itself, while it is typed: province, year, kind, and what doesn't go together. */
export function NumberRead({ reader, number }: { reader: Reader; number: string | undefined }) {
  const t = usePartyText()
  const both = useBoth()
  const word = useWord()
  const kind = reader.kind.current
  if (!kind || !number || number.length < 4) return null
  const read = readLicenceNumber(kind, number)
  const warnings = licenceWarnings({ kind, number }, reader.holder)
  if (read === null && warnings.length === 0) return null
  return (
    <div className="number-read" aria-live="polite">
      {read !== null &&
        (isNumberRead(read) ? (
          <span className="good">
            {[
              read.province && both(read.province),
              read.kinds.map(one => word('licence', one)).join(' / '),
              read.year && t('numberYear', { year: String(read.year) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        ) : (
          <span className="warn">{t('numberOdd', { why: both(read.why) })}</span>
        ))}
      {warnings.map(warning => (
        <span key={warning} className="warn">
          {t(`numberWarning.${warning}`, {
            province: reader.holder.province,
            kind: word('org', reader.holder.kind),
          })}
        </span>
      ))}
    </div>
  )
}
