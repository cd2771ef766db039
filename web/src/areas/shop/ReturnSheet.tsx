import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCommand } from '../../kit/command.ts'
import { Labelled } from '../../kit/form/Labelled.tsx'
import { QuantityInput } from '../../kit/form/number-inputs.tsx'
import { Refusal } from '../../kit/Refusal.tsx'
import { Sheet } from '../../kit/Sheet.tsx'
import { toast } from '../../kit/toast.tsx'
import './lots.css'
import { lotsOf, returnableUnits } from './lots.ts'
import { LotHead } from './SignSheet.tsx'
import { useShopText } from './text.ts'
import type { OrderDetail } from './wire.ts'

/** Asks the seller to take goods back: lots of this order that were signed for, and why. */
export function ReturnSheet({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const t = useShopText()
  const ask = useCommand<{ number: string }>('/trade/')
  const [wanted, setWanted] = useState<ReadonlyMap<string, number>>(new Map())
  const [reason, setReason] = useState('')
  const lots = lotsOf(order).filter(one => returnableUnits(one) > 0)
  const lines = lots.flatMap(one => {
    const quantity = wanted.get(one.key) ?? 0
    return quantity > 0 ? [{ lineNo: one.line.lineNo, lotId: one.lot.lotId, quantity }] : []
  })
  const ready =
    lines.length > 0 && lines.every(line => Number.isInteger(line.quantity)) && reason.trim() !== ''
  const submit = async () => {
    const answer = await ask.send(`/trade/orders/${order.orderId}/returns`, { reason: reason.trim(), lines })
    if (!answer) return
    toast(t('returned', { number: answer.number }))
    onClose()
  }
  return (
    <Sheet
      title={t('returnTitle', { number: order.number })}
      width={680}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" loading={ask.busy} disabled={!ready} onClick={() => void submit()}>
            {t('returnDo')}
          </Button>
          {lines.length === 0 && <span className="soft">{t('returnNone')}</span>}
        </>
      }
    >
      <p className="soft">{lots.length ? t('returnHint') : t('nothingReturnable')}</p>
      <ul className="lots">
        {lots.map(one => (
          <li key={one.key} className="lot">
            <LotHead one={one} units={returnableUnits(one)} word={t('returnable')} />
            <QuantityInput
              id={`r${one.key}`}
              label={`${t('returnQty')} ${one.line.genericName} ${one.lot.lotNo}`}
              levels={one.line.packLevels}
              compact
              max={returnableUnits(one)}
              value={wanted.get(one.key) ?? 0}
              onChange={quantity => setWanted(now => new Map(now).set(one.key, quantity ?? 0))}
              onBlur={() => {}}
              invalid={false}
              describedBy=""
            />
          </li>
        ))}
      </ul>
      <Labelled label={t('returnReason')}>
        {id => (
          <Input id={id} value={reason} maxLength={200} onChange={event => setReason(event.target.value)} />
        )}
      </Labelled>
      {ask.problem && <Refusal problem={ask.problem} />}
    </Sheet>
  )
}
