import { Entrance, Frame } from '../../kit/frame/Frame.tsx'
import './account.css'
import { useAccountText } from './text.ts'

function AccountFrameIn() {
  const t = useAccountText()
  return (
    <Frame
      area="account"
      title={t('title')}
      home="/account"
      nav={[
        { to: '/account', label: t('security'), icon: 'proof', exact: true },
        { to: '/account/sessions', label: t('sessions'), icon: 'user' },
        { to: '/account/data', label: t('data'), icon: 'file' },
      ]}
    />
  )
}

/** What belongs to the person, not to a firm: password, second factor, logins, personal data. */
export const AccountFrame = () => (
  <Entrance>
    <AccountFrameIn />
  </Entrance>
)
