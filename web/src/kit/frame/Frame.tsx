import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { Dress } from '../Dress.tsx'
import { useKeys } from '../keys.ts'
import { PageState, stateOf } from '../PageState.tsx'
import { useGet } from '../queries.ts'
import { type Me, mePath, SessionProvider, useSession } from '../session.tsx'
import { useKitText } from '../text.ts'
import { KeyHelp } from './KeyHelp.tsx'
import { LoginAgain } from './LoginAgain.tsx'
import { MustEnrol } from './MustEnrol.tsx'
import { Nav, type NavItem } from './Nav.tsx'
import { PasswordSheet } from './PasswordSheet.tsx'
import { StepUp } from './StepUp.tsx'
import { UserMenu } from './UserMenu.tsx'

export type FrameProps = {
  /** Key of the area in web/src/areas.ts. */
  area: string
  title: string
  home: string
  /** Entries that are not for this user may be false. */
  nav: readonly (NavItem | false)[]
  /** The global search box, reached by Ctrl+K. */
  search?: ReactNode
  /** Stands left of the user menu: a cart, a bell. */
  actions?: ReactNode
}

/**
 * Asks who is here. Without a login the login page opens and comes back here afterwards; otherwise the frame is drawn
 * by `children`, which may use the session.
 */
export function Entrance({ children }: { children: ReactNode }) {
  const me = useGet<Me>(mePath, { anonymous: true, staleTime: 60_000 })
  const navigate = useNavigate()
  // Where the visitor wanted to go: fixed at the first draw, since the way to the login changes the location below us.
  const [wanted] = useState(useLocation().href)
  const lost = me.error?.status === 401 && !me.data
  useEffect(() => {
    if (lost) void navigate({ to: '/login', search: { back: wanted } as never, replace: true })
  }, [lost, wanted, navigate])
  if (me.data) {
    return (
      <Dress>
        <SessionProvider me={me.data}>{children}</SessionProvider>
      </Dress>
    )
  }
  if (!me.error || lost) return null
  return (
    <Dress>
      <PageState {...stateOf(me.error)} onRetry={() => void me.refetch()} />
    </Dress>
  )
}

/** Head 48 px, navigation, page. Only the page scrolls. */
export function Frame({ area, title, home, nav: entries, search, actions }: FrameProps) {
  const nav = entries.filter(entry => entry !== false)
  const t = useKitText()
  const { me } = useSession()
  const { pathname } = useLocation()
  const [help, setHelp] = useState(false)
  const [password, setPassword] = useState(false)
  useKeys({ '?': () => setHelp(true) })
  // The server answers nothing else until this is put right, so nothing else is asked.
  const held = me.user.mustChangePassword || me.user.mustEnrol
  const current = nav.findLast(item => (item.exact ? pathname === item.to : pathname.startsWith(item.to)))
  useEffect(() => {
    document.title = [current?.label ?? title, t('product')].join(' · ')
  }, [current?.label, title, t])
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="top">
        <Link to={home} className="brand" aria-label={`${t('product')} ${title}`}>
          <img src="/icon.svg" alt="" width={24} height={24} />
          <b>{t('product')}</b>
          <span className="brand-area">{title}</span>
        </Link>
        <div className="top-search">{current?.ownSearch ? null : search}</div>
        {me.demo && <span className="demo-mark">{t('demoMark')}</span>}
        {actions}
        <UserMenu area={area} onKeys={() => setHelp(true)} onPassword={() => setPassword(true)} />
      </header>
      <Nav items={nav} />
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<p className="page soft">{t('loading')}</p>}>{held ? null : <Outlet />}</Suspense>
      </main>
      <LoginAgain name={me.user.name} />
      <StepUp />
      {me.user.mustEnrol && !me.user.mustChangePassword && <MustEnrol />}
      {(password || me.user.mustChangePassword) && (
        <PasswordSheet must={me.user.mustChangePassword} onClose={() => setPassword(false)} />
      )}
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </div>
  )
}
