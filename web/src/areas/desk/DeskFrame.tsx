import { Navigate } from '@tanstack/react-router'
import { Entrance, Frame } from '../../kit/frame/Frame.tsx'
import { Notice } from '../../kit/PageState.tsx'
import { useSession } from '../../kit/session.tsx'
import './desk.css'
import { deskPages } from './pages.ts'
import { useDeskText } from './text.ts'

function usePages() {
  const { can } = useSession()
  return deskPages.filter(page => can(page.right))
}

function DeskFrameIn() {
  const t = useDeskText()
  const nav = usePages().map(({ to, icon, word }) => ({ to, icon, label: t(word) }))
  return <Frame area="desk" title={t('title')} home="/desk" nav={nav} />
}

export const DeskFrame = () => (
  <Entrance>
    <DeskFrameIn />
  </Entrance>
)

/** The first page that the user's rights open. */
export function DeskHome() {
  const t = useDeskText()
  const first = usePages()[0]
  if (first) return <Navigate to={first.to} replace />
  return <Notice title={t('nothingHere')} hint={t('nothingHereHint')} />
}
