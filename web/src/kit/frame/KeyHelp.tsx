import { useState } from 'react'
import { lettersOn, setLettersOn } from '../keys.ts'
import { Sheet } from '../Sheet.tsx'
import { type KitWord, useKitText } from '../text.ts'

const rows: [string[], KitWord][] = [
  [['/'], 'keySearch'],
  [['Ctrl', 'K'], 'keySearchAll'],
  [['k', 'j'], 'keyMove'],
  [['Enter'], 'keyOpen'],
  [['x'], 'keyChoose'],
  [['Esc'], 'keyBack'],
  [['?'], 'keyHelp'],
]

export function KeyHelp({ onClose }: { onClose: () => void }) {
  const t = useKitText()
  const [on, setOn] = useState(lettersOn())
  return (
    <Sheet title={t('keys')} side="middle" width={420} onClose={onClose}>
      <dl className="key-help">
        {rows.map(([keys, word]) => (
          <div key={word}>
            <dt>
              {keys.map(key => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input
          type="checkbox"
          checked={on}
          onChange={event => {
            setOn(event.target.checked)
            setLettersOn(event.target.checked)
          }}
        />
        {t('keyLetters')}
      </label>
      <p className="soft small">{t('keyLettersHint')}</p>
    </Sheet>
  )
}
