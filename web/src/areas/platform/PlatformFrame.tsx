import { Navigate } from '@tanstack/react-router'
import { Entrance, Frame } from '../../kit/frame/Frame.tsx'
import { Notice } from '../../kit/PageState.tsx'
import { useSession } from '../../kit/session.tsx'
import { NoticeBell } from '../../parts/party/NoticeBell.tsx'
import { platformPages, seesAll } from './pages.ts'
import './platform.css'
import { usePlatformText } from './text.ts'

function usePages() {
  const { can } = useSession()
  return platformPages.filter(page => page.open(can))
}

function PlatformFrameIn() {
  const t = usePlatformText()
  const { can } = useSession()
  const nav = usePages().map(({ to, icon, word }) => ({ to, icon, label: t(word), ownSearch: true }))
  const all = seesAll(can)
  return (
    <Frame
      area={all ? 'platform' : 'firm'}
      title={t(all ? 'title' : 'titleFirm')}
      home="/platform"
      nav={nav}
      actions={<NoticeBell to="/platform/firm" />}
    />
  )
}

export const PlatformFrame = () => (
  <Entrance>
    <PlatformFrameIn />
  </Entrance>
)

/** The first page that the user's rights open. */
export function PlatformHome() {
  const t = usePlatformText()
  const first = usePages()[0]
  if (first) return <Navigate to={first.to} replace />
  return <Notice title={t('nothingHere')} hint={t('nothingHereHint')} />
}
