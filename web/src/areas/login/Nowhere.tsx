import { Button } from 'antd'
import { Entrance } from '../../kit/frame/Frame.tsx'
import { Notice } from '../../kit/PageState.tsx'
import { logout, useSession } from '../../kit/session.tsx'
import { useKitText } from '../../kit/text.ts'
import { useLoginText } from './text.ts'

function NowhereIn() {
  const t = useLoginText()
  const k = useKitText()
  const { me } = useSession()
  const leave = async () => {
    await logout(me)
    location.assign('/login')
  }
  return (
    <main id="main" className="login">
      <Notice
        title={t('nowhere')}
        hint={t('nowhereHint', { name: me.user.displayName, firm: me.organisation.name })}
      >
        <Button onClick={() => void leave()}>{k('logout')}</Button>
      </Notice>
    </main>
  )
}

/** Where somebody lands whose roles open no area. */
export const Nowhere = () => (
  <Entrance>
    <NowhereIn />
  </Entrance>
)
