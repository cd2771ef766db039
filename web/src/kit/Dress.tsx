import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, Suspense } from 'react'
import { useLang } from './lang.ts'
import { useDark } from './look.ts'
import { darkTheme, lightTheme } from './theme.ts'

/** antd popups open inside the dialog they belong to: the browser draws a dialog above everything else. */
const popupHome = (trigger?: HTMLElement) => trigger?.closest('dialog') ?? document.body

/** Theme and language of antd. Frames and the pages before login wear it; the entry and scanner pages don't load it. */
export function Dress({ children }: { children: ReactNode }) {
  const lang = useLang()
  const dark = useDark()
  return (
    <ConfigProvider
      theme={dark ? darkTheme : lightTheme}
      {...(lang === 'zh' ? { locale: zhCN } : {})}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      getPopupContainer={popupHome}
    >
      <Suspense>{children}</Suspense>
    </ConfigProvider>
  )
}
