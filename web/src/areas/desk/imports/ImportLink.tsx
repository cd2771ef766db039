import { Link } from '@tanstack/react-router'
import { Icon } from '../../../kit/Icon.tsx'
import { useSession } from '../../../kit/session.tsx'
import { useDeskText } from '../text.ts'

/** The way to the firm's own lists, for those who may import them. */
export function ImportLink() {
  const t = useDeskText()
  const { can } = useSession()
  if (!can('catalogue.list.import')) return null
  return (
    <Link
      to="/desk/imports"
      className="ant-btn yl ant-btn-default ant-btn-color-default ant-btn-variant-outlined tool"
      aria-label={t('imports')}
    >
      <Icon name="file" />
      <span className="tool-label">{t('imports')}</span>
    </Link>
  )
}
