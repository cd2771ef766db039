import { Link } from '@tanstack/react-router'
import { Icon } from '../../../kit/Icon.tsx'
import { useSession } from '../../../kit/session.tsx'
import { useDeskText } from '../text.ts'

/** The way to taking goods in, for those who may. */
export function ReceiveButton() {
  const t = useDeskText()
  const { can } = useSession()
  if (!can('stock.receive')) return null
  return (
    <Link
      to="/desk/stock/receive"
      className="ant-btn yl ant-btn-primary ant-btn-color-primary ant-btn-variant-solid tool"
      aria-label={t('receive')}
    >
      <Icon name="plus" />
      <span className="tool-label">{t('receive')}</span>
    </Link>
  )
}
