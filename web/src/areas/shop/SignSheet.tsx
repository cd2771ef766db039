import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCommand } from '../../kit/command.ts'
import { QuantityInput } from '../../kit/form/number-inputs.tsx'
import { packs } from '../../kit/format.ts'
import { useLang } from '../../kit/lang.ts'
import { Refusal } from '../../kit/Refusal.tsx'
import { Sheet } from '../../kit/Sheet.tsx'
import { toast } from '../../kit/toast.tsx'
import { Expiry } from '../../parts/badges.tsx'
import { type Arrival, ArrivalCheck } from './ArrivalCheck.tsx'
import { type DeliveredLot, differencesOf, lotsOf, type Signed } from './lots.ts'
import './lots.css'
import { useShopText } from './text.ts'
import type { OrderDetail } from './wire.ts'

/** One lot on the way in or out: what it is and how many there are. */
export function LotHead({ one, units, word }: { one: DeliveredLot; units: number; word: string }) {
  const t = useShopText()
  const lang = useLang()
  return (
    <div className="lot-head">
      <b>{one.line.genericName}</b>
      <span className="soft">{one.line.spec}</span>
      <span className="num">
        {t('lotNo')} {one.lot.lotNo} · {t('expiresOn')} <Expiry day={one.lot.expiresOn} exact />
      </span>
      <span className="num soft">
        {word} {packs(units, one.line.packLevels, lang)}
      </span>
    </div>
  )
}

type LotLineProps = {
  one: DeliveredLot
  said: Signed | undefined
  wrong: boolean
  unexplained: boolean
  onSay: (said: Signed) => void
}

/** How many of a lot are signed for; less needs the reason. */
function LotLine({ one, said, wrong, unexplained, onSay }: LotLineProps) {
  const t = useShopText()
  const { key, line, lot } = one
  const now = said ?? { quantity: lot.quantity, reason: '' }
  const less = now.quantity !== lot.quantity
  return (
    <li className="lot" data-differs={less || undefined}>
      <LotHead one={one} units={lot.quantity} word={t('shippedQty')} />
      <QuantityInput
        id={`s${key}`}
        label={`${t('signedQty')} ${line.genericName} ${lot.lotNo}`}
        levels={line.packLevels}
        compact
        max={lot.quantity}
        value={now.quantity}
        onChange={quantity => onSay({ ...now, quantity })}
        onBlur={() => {}}
        invalid={wrong}
        describedBy=""
      />
      {less && (
        <Input
          className="lot-reason"
          value={now.reason}
          maxLength={200}
          placeholder={t('differenceHint')}
          aria-label={`${t('difference')} ${line.genericName} ${lot.lotNo}`}
          {...(unexplained ? { status: 'error' as const } : {})}
          onChange={event => onSay({ ...now, reason: event.target.value })}
        />
      )}
    </li>
  )
}

/** Signing for a delivery: everything as it came, or less of a lot with the reason. */
export function SignSheet({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const t = useShopText()
  const sign = useCommand('/trade/', '/stock/', '/credit/')
  const [said, setSaid] = useState<ReadonlyMap<string, Signed>>(new Map())
  const lots = lotsOf(order)
  const { differences, unexplained, wrong } = differencesOf(lots, said)
  const cold = lots.some(one => one.line.temperature === 'cold' || one.line.temperature === 'frozen')
  const [arrival, setArrival] = useState<Arrival>()
  const submit = async () => {
    const body = { ...(differences.length ? { differences } : {}), ...(cold && arrival ? { arrival } : {}) }
    if (!(await sign.send(`/trade/orders/${order.orderId}/sign`, body))) return
    toast(t('signed', { number: order.number }))
    onClose()
  }
  const blocked = unexplained.length + wrong.length > 0
  const sum = differences.length ? t('signSum', { n: differences.length }) : t('signWhole')
  return (
    <Sheet
      title={t('signTitle', { number: order.number })}
      width={680}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" loading={sign.busy} disabled={blocked} onClick={() => void submit()}>
            {t('signDo')}
          </Button>
          <span className={blocked ? 'bad' : 'soft'}>{unexplained.length ? t('differenceNeeded') : sum}</span>
        </>
      }
    >
      <p className="soft">{t('signHint')}</p>
      <ul className="lots">
        {lots.map(one => (
          <LotLine
            key={one.key}
            one={one}
            said={said.get(one.key)}
            wrong={wrong.includes(one.key)}
            unexplained={unexplained.includes(one.key)}
            onSay={next => setSaid(now => new Map(now).set(one.key, next))}
          />
        ))}
      </ul>
      {cold && <ArrivalCheck onSay={setArrival} />}
      {sign.problem && <Refusal problem={sign.problem} />}
    </Sheet>
  )
}
