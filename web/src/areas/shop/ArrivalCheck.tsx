import { Checkbox, InputNumber } from 'antd'
import { useState } from 'react'
import { useShopText } from './text.ts'

export type Arrival = { tenthsCelsius: number; logSeen: boolean }

/** What the receiver measured and saw; the rules decide whether the goods may be taken. */
export function ArrivalCheck({ onSay }: { onSay: (arrival: Arrival | undefined) => void }) {
  const t = useShopText()
  const [celsius, setCelsius] = useState<number | null>(null)
  const [logSeen, setLogSeen] = useState(false)
  const say = (degrees: number | null, seen: boolean) => {
    setCelsius(degrees)
    setLogSeen(seen)
    onSay(degrees === null ? undefined : { tenthsCelsius: Math.round(degrees * 10), logSeen: seen })
  }
  return (
    <fieldset className="box">
      <legend>{t('coldCheck')}</legend>
      <p className="soft">{t('coldHint')}</p>
      <div className="row">
        <label htmlFor="arrival-celsius">{t('arrivalCelsius')}</label>
        <InputNumber
          id="arrival-celsius"
          min={-90}
          max={60}
          step={0.1}
          precision={1}
          value={celsius}
          onChange={degrees => say(degrees, logSeen)}
        />
      </div>
      <Checkbox checked={logSeen} onChange={event => say(celsius, event.target.checked)}>
        {t('logSeen')}
      </Checkbox>
    </fieldset>
  )
}
