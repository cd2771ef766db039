import { Navigate } from '@tanstack/react-router'
import { Entrance, Frame } from '../../kit/frame/Frame.tsx'
import { Notice } from '../../kit/PageState.tsx'
import { useGet } from '../../kit/queries.ts'
import { useSession } from '../../kit/session.tsx'
import type { Totals } from '../../kit/table/types.ts'
import { useWaitingFiles } from '../../parts/approval/useWaitingFiles.ts'
import { NoticeBell } from '../../parts/party/NoticeBell.tsx'
import './desk.css'
import { deskPages } from './pages.ts'
import { type DeskWord, useDeskText } from './text.ts'

function usePages() {
  const { can } = useSession()
  return deskPages.filter(page => can(page.right))
}

const aMinute = 60_000

/** How many wait for this person: orders to confirm or else to ship, customers to approve. */
function useWaiting(): Partial<Record<DeskWord, number>> {
  const { can } = useSession()
  const state = can('trade.order.confirm') ? 'placed' : 'confirmed'
  const ships = can('trade.order.confirm') || can('trade.order.ship')
  const orders = useGet<Totals>(ships ? '/trade/sales/totals' : null, {
    query: { 'f.state': state },
    staleTime: aMinute,
  })
  const files = useWaitingFiles()
  return {
    orders: orders.data?.count ?? 0,
    customers: files.customer,
    suppliers: files.supplier,
    firstProducts: files.product,
  }
}

function DeskFrameIn() {
  const t = useDeskText()
  const waiting = useWaiting()
  const nav = usePages().map(({ to, icon, word }) => ({
    to,
    icon,
    label: t(word),
    count: waiting[word] ?? 0,
  }))
  return (
    <Frame
      area="desk"
      title={t('title')}
      home="/desk"
      nav={nav}
      actions={<NoticeBell to="/desk/licences" />}
    />
  )
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
