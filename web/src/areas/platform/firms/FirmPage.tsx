import { Link } from '@tanstack/react-router'
import type { OrganisationDetail } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Icon } from '../../../kit/Icon.tsx'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { useFromPath } from '../../../kit/view.ts'
import { Stores } from '../../../parts/party/FirmGroup.tsx'
import { LicenceCards } from '../../../parts/party/LicenceCards.tsx'
import { Documents } from '../../../parts/party/licences/Documents.tsx'
import { inOrder } from '../../../parts/party/licences/in-order.ts'
import { LicenceActions } from '../../../parts/party/licences/LicenceActions.tsx'
import { AddLicenceSheet } from '../../../parts/party/licences/LicenceForms.tsx'
import { LicenceHistory } from '../../../parts/party/licences/LicenceHistory.tsx'
import { mayEnter, stepsFor } from '../../../parts/party/licences/licence-steps.ts'
import { usePartyText } from '../../../parts/party/text.ts'
import { PageWait } from '../PageWait.tsx'
import { ReasonSheet } from '../ReasonSheet.tsx'
import { usePlatformText } from '../text.ts'
import { FirmBadges, FirmFacts } from './FirmFacts.tsx'

type Props = { firm: OrganisationDetail }

/** 停用 and its counterpart. */
function StateButton({ firm }: Props) {
  const t = usePlatformText()
  const { can } = useSession()
  const [asking, setAsking] = useState(false)
  const send = useSend('/party/')
  if (!can('party.organisation.register')) return null
  const step = firm.state === 'active' ? 'closeFirm' : 'reopenFirm'
  const submit = async (reason: string) => {
    await send(`/party/organisations/${firm.orgId}/${step === 'closeFirm' ? 'close' : 'reopen'}`, { reason })
    toast(t(`${step}Done`, { name: firm.name }))
    setAsking(false)
  }
  return (
    <>
      <Button danger={step === 'closeFirm'} onClick={() => setAsking(true)}>
        {t(step)}
      </Button>
      {asking && (
        <ReasonSheet
          title={t(`${step}Title`, { name: firm.name })}
          hint={t(`${step}Hint`)}
          submit={t(step)}
          onSubmit={submit}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

function AddLicence({ firm, own }: Props & { own: boolean }) {
  const t = usePartyText()
  const { can } = useSession()
  const [open, setOpen] = useState(false)
  if (!mayEnter(can, own) || firm.state === 'closed') return null
  return (
    <>
      <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen(true)}>
        {t('addLicence')}
      </Button>
      {open && <AddLicenceSheet firm={firm} onClose={() => setOpen(false)} />}
    </>
  )
}

function FirmBody({ firm, own }: Props & { own: boolean }) {
  const t = usePlatformText()
  const { can } = useSession()
  const licences = inOrder(firm.licences)
  return (
    <div className="page sides">
      <div className="page-head">
        <h1>{firm.name}</h1>
        <FirmBadges firm={firm} />
        <span className="page-do row">
          {!own && can('platform.users.manage') && (
            <Link to={`/platform/organisations/${firm.orgId}/people`}>{t('peopleOfFirm')}</Link>
          )}
          {!own && can('party.organisation.register') && (
            <Link to={`/platform/organisations/${firm.orgId}/onboarding`}>{t('onboardFirm')}</Link>
          )}
          {!own && <StateButton firm={firm} />}
          <AddLicence firm={firm} own={own} />
        </span>
      </div>
      <section className="box" aria-labelledby="licences">
        <h2 id="licences">{t('licences')}</h2>
        <LicenceCards
          licences={licences}
          documents={licence => <Documents licence={licence} views />}
          actions={licence =>
            stepsFor(licence, can, own).length > 0 ? <LicenceActions licence={licence} holder={firm} /> : null
          }
        />
      </section>
      <div className="stack">
        <section className="box" aria-labelledby="facts">
          <h2 id="facts">{t('firmFacts')}</h2>
          <FirmFacts firm={firm} />
          <Stores orgId={firm.orgId} />
        </section>
        {licences.length > 0 && (
          <section className="box" aria-labelledby="history">
            <h2 id="history">{t('licenceHistory')}</h2>
            <LicenceHistory licences={licences} />
          </section>
        )}
      </div>
    </div>
  )
}

function FirmAt({ path }: { path: string }) {
  const t = usePlatformText()
  const { me } = useSession()
  const { data, error, refetch } = useGet<OrganisationDetail>(path)
  if (data) return <FirmBody key={data.orgId} firm={data} own={data.orgId === me.organisation.orgId} />
  return <PageWait title={t('firm')} error={error} onRetry={() => void refetch()} />
}

/** A firm as the platform works on it: its licences, what was done to them, its own state. */
export function FirmPage() {
  const t = usePlatformText()
  const orgId = useFromPath('orgId')
  return (
    <>
      <p className="crumb">
        <Link to="/platform/organisations">{t('firms')}</Link>
      </p>
      <FirmAt path={`/party/organisations/${orgId}`} />
    </>
  )
}

/** The own firm's licences, for its administrator, quality unit or pharmacist. */
export const OwnFirm = () => <FirmAt path="/party/organisation" />
