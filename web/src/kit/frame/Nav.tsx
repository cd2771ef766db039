import { Link } from '@tanstack/react-router'
import { Icon, type IconName } from '../Icon.tsx'
import { useKitText } from '../text.ts'

export type NavItem = {
  to: string
  label: string
  icon: IconName
  /** A number that asks for attention (lines in the cart, waiting approvals); 0 shows nothing. */
  count?: number
  /** This page has its own search box, so the frame hides the global one. */
  ownSearch?: boolean
  /** Marked only on this very path: for a page whose path others begin with. */
  exact?: boolean
}

/** 188 px beside the page, 56 px with icons only below 1180 px, a bar below the page on phones. */
export function Nav({ items }: { items: NavItem[] }) {
  const t = useKitText()
  return (
    <nav className="nav" aria-label={t('navigation')}>
      {items.map(item => (
        <Link
          key={item.to}
          to={item.to}
          className="nav-item"
          activeProps={{ className: 'on' }}
          activeOptions={{ exact: item.exact ?? false, includeSearch: false }}
          title={item.label}
        >
          <Icon name={item.icon} size={17} />
          <span className="nav-label">{item.label}</span>
          {item.count ? <span className="nav-count">{item.count > 99 ? '99+' : item.count}</span> : null}
        </Link>
      ))}
    </nav>
  )
}
