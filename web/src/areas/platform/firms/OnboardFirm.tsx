import { Link } from '@tanstack/react-router'
import { useFromPath } from '../../../kit/view.ts'
import { Onboard } from '../../../parts/party/onboarding/Onboard.tsx'
import { usePlatformText } from '../text.ts'

/** The platform's staff bring a firm into the house. */
export function OnboardFirm() {
  const t = usePlatformText()
  const orgId = useFromPath('orgId')
  return (
    <>
      <p className="crumb">
        <Link to={`/platform/organisations/${orgId}`}>{t('firmPage')}</Link>
      </p>
      <Onboard orgId={orgId} path={`/platform/organisations/${orgId}/onboarding`} />
    </>
  )
}
