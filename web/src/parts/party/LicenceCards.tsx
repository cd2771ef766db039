import type { LicenceRow } from '@yaolian/party/contract'
import type { ReactNode } from 'react'
import { Facts } from '../../kit/Facts.tsx'
import { Notice } from '../../kit/PageState.tsx'
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

type Actions = ((licence: LicenceRow) => ReactNode) | undefined

function LicenceCard({ licence, actions }: { licence: LicenceRow; actions: Actions }) {
  const t = usePartyText()
  const word = useWord()
  const reason = writtenReason(licence.stateReason)
  const endless = licence.validTo >= farDay
  const buttons = actions?.(licence)
  return (
    <li className="licence">
      <div className="row spread">
        <h3>{word('licence', licence.kind)}</h3>
        <span className="row">
          {licence.stateReason === 'unverified' && <Badge tone="amber">{t('unverified')}</Badge>}
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
        ]}
      />
      {buttons && <div className="row licence-do">{buttons}</div>}
    </li>
  )
}

/** Licences of a firm as cards: kind, number, state, scope, days left and what may be done. */
export function LicenceCards({ licences, actions }: { licences: readonly LicenceRow[]; actions?: Actions }) {
  const t = usePartyText()
  if (licences.length === 0) return <Notice title={t('noLicences')} hint={t('noLicencesHint')} />
  return (
    <ul className="licences">
      {licences.map(licence => (
        <LicenceCard key={licence.licenceId} licence={licence} actions={actions} />
      ))}
    </ul>
  )
}
