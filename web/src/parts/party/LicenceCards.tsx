import type { LicenceRow } from '@yaolian/party/contract'
import type { ReactNode } from 'react'
import { Facts } from '../../kit/Facts.tsx'
import { addDays } from '../../kit/format.ts'
import { Icon } from '../../kit/Icon.tsx'
import { Notice } from '../../kit/PageState.tsx'
import { useSession } from '../../kit/session.tsx'
import { useHistoryRow } from '../audit/HistoryLink.tsx'
import { Badge, LicenceBadge } from '../badges.tsx'
import { usePartText, useWord } from '../text.ts'
import { standOf, writtenReason } from './licence-stand.ts'
import './party.css'
import { type PartyWord, usePartyText } from './text.ts'

/** Days left of a licence: red when it has passed, amber below ninety days. */
function DaysLeft({ licence }: { licence: LicenceRow }) {
  const t = usePartText()
  const n = licence.daysLeft
  const tone = n < 0 ? 'bad' : n < 90 ? 'warn' : 'soft'
  return <span className={tone}>{n < 0 ? t('expired', { n: -n }) : t('daysLeft', { n })}</span>
}

function Scope({ scope }: { scope: readonly string[] }) {
  const word = useWord()
  return (
    <span className="scope">
      {scope.map(one => (
        <span key={one}>{word('scope', one)}</span>
      ))}
    </span>
  )
}

/** Licences without end carry a far day. */
const farDay = '2099'
const warnDays = 7

/** What the last day means, said in time: from a week before it, and after it has locked the licence. */
function LastDay({ licence }: { licence: LicenceRow }) {
  const t = usePartyText()
  const { state, daysLeft, validTo } = licence
  if (state !== 'valid' && state !== 'locked') return null
  const passed = daysLeft < 0
  if (!passed && (state !== 'valid' || daysLeft > warnDays)) return null
  return (
    <p className={passed ? 'bad licence-warn' : 'warn licence-warn'} role="note">
      <Icon name="clock" size={14} />{' '}
      {passed ? t('lockedByDate', { day: addDays(validTo, 1) }) : t('locksTonight', { validTo })}
    </p>
  )
}

/** When quality compares it next with the register. */
function NextCheck({ licence }: { licence: LicenceRow }) {
  const t = usePartyText()
  const { today } = useSession()
  if (!licence.checkBy) return null
  const late = licence.checkBy < today
  return (
    <span className={late ? 'bad num' : 'num'}>
      {licence.checkBy} {late && t('checkLate')}
    </span>
  )
}

type Slot = ((licence: LicenceRow) => ReactNode) | undefined

function LicenceCard({
  licence,
  actions,
  documents,
}: {
  licence: LicenceRow
  actions: Slot
  documents: Slot
}) {
  const t = usePartyText()
  const history = useHistoryRow()
  const word = useWord()
  const reason = licence.stateReason === 'unchecked' ? t('unchecked') : writtenReason(licence.stateReason)
  const endless = licence.validTo >= farDay
  const buttons = actions?.(licence)
  const waits = licence.state === 'locked' && !licence.isVerified
  return (
    <li className="licence">
      <div className="row spread">
        <h3>{word('licence', licence.kind)}</h3>
        <span className="row">
          {waits && <Badge tone="amber">{t(reason ? 'returned' : 'unverified')}</Badge>}
          <LicenceBadge state={standOf(licence)} />
        </span>
      </div>
      <p className="code">{licence.number}</p>
      <Facts
        rows={[
          [
            t('validity'),
            <span key="days" className="row">
              <span className="num">
                {licence.validFrom} – {endless ? t('endless') : licence.validTo}
              </span>
              {!endless && <DaysLeft licence={licence} />}
            </span>,
          ],
          [t('scope'), licence.scope.length > 0 && <Scope scope={licence.scope} />],
          [t('mode'), licence.mode && t(`mode.${licence.mode}` as PartyWord)],
          [t('issuedBy'), licence.issuedBy],
          [t('reason'), reason],
          [t('checkBy'), licence.state === 'valid' && <NextCheck licence={licence} />],
          [t('scans'), documents?.(licence)],
          history(licence.licenceId, licence.orgId),
        ]}
      />
      <LastDay licence={licence} />
      {buttons && <div className="row licence-do">{buttons}</div>}
    </li>
  )
}

type CardsProps = {
  licences: readonly LicenceRow[]
  /** What may be done with one. */
  actions?: Slot
  /** Its scans, where the reader may see them. */
  documents?: Slot
}

/** Licences of a firm as cards: kind, number, state, scope, days left, scans and what may be done. */
export function LicenceCards({ licences, actions, documents }: CardsProps) {
  const t = usePartyText()
  if (licences.length === 0) return <Notice title={t('noLicences')} hint={t('noLicencesHint')} />
  return (
    <ul className="licences">
      {licences.map(licence => (
        <LicenceCard key={licence.licenceId} licence={licence} actions={actions} documents={documents} />
      ))}
    </ul>
  )
}
