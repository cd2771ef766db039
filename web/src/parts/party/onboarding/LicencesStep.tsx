import type { LicenceKind, Onboarding } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Icon } from '../../../kit/Icon.tsx'
import { useSession } from '../../../kit/session.tsx'
import { useWord } from '../../text.ts'
import { LicenceCards } from '../LicenceCards.tsx'
import { Documents } from '../licences/Documents.tsx'
import { inOrder } from '../licences/in-order.ts'
import { LicenceActions } from '../licences/LicenceActions.tsx'
import { AddLicenceSheet } from '../licences/LicenceForms.tsx'
import { stepsFor } from '../licences/licence-steps.ts'
import { usePartyText } from '../text.ts'

type Props = { firm: Onboarding; own: boolean; onDone: () => void }

/** Second step: the list of what a firm of this kind needs, each entered with its scans. */
export function LicencesStep({ firm, own, onDone }: Props) {
  const t = usePartyText()
  const word = useWord()
  const { can } = useSession()
  const [adding, setAdding] = useState<{ kind?: LicenceKind }>()
  const ready = !firm.gaps.includes('licence') && !firm.gaps.includes('scan')
  return (
    <div className="stack">
      <ul className="needs">
        {firm.needs.map(need => (
          <li key={need.anyOf.join()} className={need.has ? 'good' : ''}>
            <Icon name={need.has ? 'check' : 'warn'} />
            <span>{need.anyOf.map(kind => word('licence', kind)).join(t('orJoin'))}</span>
            {!need.has && (
              <Button
                size="small"
                type="primary"
                onClick={() => setAdding({ kind: need.anyOf[0] as LicenceKind })}
              >
                {t('addLicence')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {firm.licences.length > 0 && (
        <LicenceCards
          licences={inOrder(firm.licences)}
          documents={licence => <Documents licence={licence} views={false} />}
          actions={licence =>
            stepsFor(licence, can, own).length > 0 ? <LicenceActions licence={licence} holder={firm} /> : null
          }
        />
      )}
      {firm.gaps.includes('scan') && <p className="warn">{t('scanMissing')}</p>}
      <div className="row">
        <Button type={ready ? 'primary' : 'default'} onClick={onDone}>
          {t('goOn')}
        </Button>
        <Button icon={<Icon name="plus" />} onClick={() => setAdding({})}>
          {t('moreLicence')}
        </Button>
      </div>
      {adding && (
        <AddLicenceSheet
          firm={firm}
          toVerify
          {...(adding.kind && { kind: adding.kind })}
          onClose={() => setAdding(undefined)}
        />
      )}
    </div>
  )
}
