import { refresh } from '../queries.ts'
import { Sheet } from '../Sheet.tsx'
import { useKitText } from '../text.ts'
import { Enrol } from './Enrol.tsx'

/** The firm demands a second factor and there is none yet: nothing else is answered before. Can't be put off. */
export function MustEnrol() {
  const t = useKitText()
  return (
    <Sheet title={t('mustEnrol')} side="middle" width={440} onClose={() => {}}>
      <div className="stack">
        <p className="soft">{t('mustEnrolHint')}</p>
        <Enrol onClose={() => void refresh('/')} />
      </div>
    </Sheet>
  )
}
