import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../kit/command.ts'
import { Labelled } from '../../kit/form/Labelled.tsx'
import { Refusal } from '../../kit/Refusal.tsx'
import { Sheet } from '../../kit/Sheet.tsx'
import { toast } from '../../kit/toast.tsx'
import { useShopText } from './text.ts'
import type { OrderDetail } from './wire.ts'

/** Calls an order back; says what that releases and that it can't be undone. */
export function CancelSheet({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const t = useShopText()
  const [reason, setReason] = useState('')
  const cancel = useCommand('/trade/', '/stock/', '/credit/')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!reason.trim()) return
    if (!(await cancel.send(`/trade/orders/${order.orderId}/cancel`, { reason: reason.trim() }))) return
    toast(t('cancelled', { number: order.number }))
    onClose()
  }
  return (
    <Sheet title={t('cancelAsk', { number: order.number })} side="middle" onClose={onClose}>
      <form onSubmit={submit} className="stack">
        <p className="soft">{t('cancelHint')}</p>
        <Labelled label={t('cancelReason')}>
          {id => (
            <Input
              id={id}
              value={reason}
              maxLength={200}
              autoFocus
              onChange={event => setReason(event.target.value)}
            />
          )}
        </Labelled>
        {cancel.problem && <Refusal problem={cancel.problem} />}
        <div className="row">
          <Button danger type="primary" htmlType="submit" loading={cancel.busy} disabled={!reason.trim()}>
            {t('cancelDo')}
          </Button>
          <Button onClick={onClose}>{t('keep')}</Button>
        </div>
      </form>
    </Sheet>
  )
}
