import { ConfigProvider, type ThemeConfig } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, Suspense } from 'react'
import { useLang } from './lang.ts'
import { useDark } from './look.ts'
import { darkTheme, lightTheme } from './theme.ts'

/** antd popups open inside the dialog or landmark they belong to: a dialog lies above everything else. */
const popupHome = (trigger?: HTMLElement) =>
  trigger?.closest<HTMLElement>('dialog, header.top, main') ?? document.body

const still = matchMedia('(prefers-reduced-motion: reduce)').matches
const withMotion = (theme: ThemeConfig): ThemeConfig =>
  still ? { ...theme, token: { ...theme.token, motion: false } } : theme
const themes = { light: withMotion(lightTheme), dark: withMotion(darkTheme) }

/** Theme and language of antd. Frames and the pages before login wear it; the entry and scanner pages don't load it. */
export function Dress({ children }: { children: ReactNode }) {
  const lang = useLang()
  const dark = useDark()
  return (
    <ConfigProvider
      theme={dark ? themes.dark : themes.light}
      {...(lang === 'zh' ? { locale: zhCN } : {})}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      getPopupContainer={popupHome}
    >
      <Suspense>{children}</Suspense>
    </ConfigProvider>
  )
}
