import { Button, Dropdown, type MenuProps } from 'antd'
import { areasFor } from '../areas.ts'
import { Icon, type IconName } from '../Icon.tsx'
import { setLang, useBoth, useLang } from '../lang.ts'
import { type Look, setLook, useLook } from '../look.ts'
import { logout, switchOrganisation, useSession } from '../session.tsx'
import { useKitText } from '../text.ts'
import { toast } from '../toast.tsx'

const looks = ['system', 'light', 'dark'] as const
const lookWords = { system: 'lookSystem', light: 'lookLight', dark: 'lookDark' } as const

type UserMenuProps = { area: string; onKeys: () => void; onPassword: () => void }
type Items = NonNullable<MenuProps['items']>

const mark = (name: IconName, on: boolean) => <Icon name={on ? 'check' : name} />
const group = (label: string, children: Items): Items =>
  children.length > 1 ? [{ type: 'group', label, children }] : []

function useItems(area: string): Items {
  const t = useKitText()
  const both = useBoth()
  const look = useLook()
  const { me } = useSession()
  return [
    ...group(
      t('areas'),
      areasFor(me).map(a => ({
        key: `area ${a.home}`,
        label: both(a.title),
        icon: mark('grid', a.key === area),
      })),
    ),
    ...group(
      t('switchTo'),
      me.organisations.map(o => ({
        key: `org ${o.orgId}`,
        label: o.name,
        icon: mark('building', o.orgId === me.organisation.orgId),
      })),
    ),
    ...group(
      t('look'),
      looks.map(one => ({
        key: `look ${one}`,
        label: t(lookWords[one]),
        icon: mark(one === 'dark' ? 'moon' : 'sun', one === look),
      })),
    ),
    { type: 'divider' },
    { key: 'lang', label: t('otherLanguage'), icon: <Icon name="language" /> },
    { key: 'keys', label: t('keys'), icon: <Icon name="keyboard" /> },
    { key: 'account', label: t('myAccount'), icon: <Icon name="user" /> },
    { key: 'password', label: t('password'), icon: <Icon name="proof" /> },
    { key: 'logout', label: t('logout'), icon: <Icon name="logout" /> },
  ]
}

/** Who is here, for which organisation; areas, organisations, language, look, keys, password, logout. */
export function UserMenu({ area, onKeys, onPassword }: UserMenuProps) {
  const t = useKitText()
  const lang = useLang()
  const { me } = useSession()
  const items = useItems(area)
  // A full load afterwards: nothing of the former organisation or user may linger in memory.
  const leave = (work: Promise<void>, to: string) =>
    work.then(
      () => location.assign(to),
      () => toast(t('network'), 'bad'),
    )
  const pick = ({ key }: { key: string }) => {
    const [what, value = ''] = key.split(' ')
    if (what === 'area') location.assign(value)
    else if (what === 'org') void leave(switchOrganisation(value), '/')
    else if (what === 'look') setLook(value as Look)
    else if (what === 'lang') void setLang(lang === 'zh' ? 'en' : 'zh')
    else if (what === 'account') location.assign('/account')
    else if (what === 'keys') onKeys()
    else if (what === 'password') onPassword()
    else void leave(logout(me), '/login')
  }
  return (
    <Dropdown menu={{ items, onClick: pick }} trigger={['click']} placement="bottomRight">
      <Button
        type="text"
        className="user-button"
        aria-label={`${t('account')} ${me.organisation.name} ${me.user.name}`}
      >
        <span className="user-org">{me.organisation.name}</span>
        <span className="user-name">{me.user.displayName}</span>
        <Icon name="down" size={12} />
      </Button>
    </Dropdown>
  )
}
