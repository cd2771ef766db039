import type { OrganisationDetail } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Icon } from '../../kit/Icon.tsx'
import { PageState, stateOf } from '../../kit/PageState.tsx'
import { useGet } from '../../kit/queries.ts'
import { useSession } from '../../kit/session.tsx'
import { LicenceCards } from './LicenceCards.tsx'
import { Documents } from './licences/Documents.tsx'
import { inOrder } from './licences/in-order.ts'
import { LicenceActions } from './licences/LicenceActions.tsx'
import { AddLicenceSheet } from './licences/LicenceForms.tsx'
import { LicenceHistory } from './licences/LicenceHistory.tsx'
import { mayEnter, stepsFor } from './licences/licence-steps.ts'
import { usePartyText } from './text.ts'

function Body({ firm }: { firm: OrganisationDetail }) {
  const t = usePartyText()
  const { can } = useSession()
  const [adding, setAdding] = useState(false)
  const licences = inOrder(firm.licences)
  const soon = licences.filter(one => one.state === 'valid' && one.daysLeft <= 90).length
  return (
    <div className="page sides">
      <div className="page-head">
        <h1>{t('ownLicences')}</h1>
        {soon > 0 && <span className="warn">{t('soonOut', { n: soon })}</span>}
        <span className="page-do row">
          {mayEnter(can, true) && (
            <Button type="primary" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
              {t('addLicence')}
            </Button>
          )}
        </span>
      </div>
      <section className="box" aria-labelledby="licences-now">
        <h2 id="licences-now" className="unseen">
          {t('ownLicences')}
        </h2>
        <LicenceCards
          licences={licences}
          documents={licence => <Documents licence={licence} views />}
          actions={licence =>
            stepsFor(licence, can, true).length > 0 ? (
              <LicenceActions licence={licence} holder={firm} />
            ) : null
          }
        />
      </section>
      {licences.length > 0 && (
        <section className="box" aria-labelledby="licence-history">
          <h2 id="licence-history">{t('history')}</h2>
          <LicenceHistory licences={licences} />
        </section>
      )}
      {adding && <AddLicenceSheet firm={firm} onClose={() => setAdding(false)} />}
    </div>
  )
}

/** 资质: a firm's own licences at its desk or in the shop: see, renew by uploading, what runs out. */
export function OwnLicences() {
  const { data, error, refetch } = useGet<OrganisationDetail>('/party/organisation')
  if (data) return <Body firm={data} />
  return error ? <PageState {...stateOf(error)} onRetry={() => void refetch()} /> : null
}
