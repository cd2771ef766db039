import type { ReactNode } from 'react'
import { Dress } from '../../kit/Dress.tsx'
import { setLang, useLang } from '../../kit/lang.ts'
import { useKitText } from '../../kit/text.ts'

/** A page for people who are not signed in: no frame around it, and the other language at hand. */
export function LoginPage({ children }: { children: ReactNode }) {
  const lang = useLang()
  const k = useKitText()
  return (
    <Dress>
      <main className="login" id="main">
        <button
          type="button"
          className="link login-lang"
          onClick={() => void setLang(lang === 'zh' ? 'en' : 'zh')}
        >
          {k('otherLanguage')}
        </button>
        {children}
      </main>
    </Dress>
  )
}
