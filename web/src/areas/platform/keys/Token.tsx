import type { KeyMade } from '@yaolian/identity/contract'
import { Button } from 'antd'
import { useRef } from 'react'
import type { Static } from 'typebox'
import { time } from '../../../kit/format.ts'
import { Sheet } from '../../../kit/Sheet.tsx'
import { useCopy } from '../../../kit/useCopy.ts'
import { usePlatformText } from '../text.ts'

type Made = Static<typeof KeyMade>

/** Shown this once: the server keeps only its hash. */
export function Token({ made, onClose }: { made: Made; onClose: () => void }) {
  const t = usePlatformText()
  const field = useRef<HTMLTextAreaElement>(null)
  const copy = useCopy(field)
  return (
    <Sheet
      title={t('tokenTitle')}
      side="middle"
      width={520}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" onClick={() => void copy(made.token)}>
            {t('copy')}
          </Button>
          <Button onClick={onClose}>{t('tokenKept')}</Button>
        </>
      }
    >
      <div className="stack">
        <p className="remark">{t('tokenOnce')}</p>
        <textarea
          ref={field}
          className="token code"
          readOnly
          rows={2}
          value={made.token}
          aria-label={t('tokenTitle')}
        />
        <p className="soft">{t('tokenUse')}</p>
        <p className="soft">{t('tokenExpires', { at: time(made.expiresAt) })}</p>
      </div>
    </Sheet>
  )
}
