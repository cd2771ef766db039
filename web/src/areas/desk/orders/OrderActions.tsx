import { CancelOrder, type OrderStateChanged } from '@yaolian/trade/contract'
import { Button } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import Type, { type Static } from 'typebox'
import { useCommand } from '../../../kit/command.ts'
import { LongTextInput } from '../../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { yuan } from '../../../kit/format.ts'
import { Icon } from '../../../kit/Icon.tsx'
import { refresh } from '../../../kit/queries.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { Sheet } from '../../../kit/Sheet.tsx'
import { useSession } from '../../../kit/session.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { deliveryNotePath, type OrderDetail, orderPath } from '../../../parts/trade/wire.ts'
import { useDeskText } from '../text.ts'
import { ShipForm } from './ShipForm.tsx'

const changed = ['/trade/', '/stock/', '/credit/']
type Changed = Static<typeof OrderStateChanged>
type AskProps = { order: OrderDetail; onClose: () => void }

/** Sends one verb of an order with the same command id until the server has answered for good. */
function useVerb(order: OrderDetail, verb: string) {
  const give = useSend()
  return async (body: object) => {
    await give(`${orderPath(order.orderId)}/${verb}`, { ...body })
    await refresh(...changed)
  }
}

function ShipSheet({ order, onClose }: AskProps) {
  const t = useDeskText()
  const send = useVerb(order, 'ship')
  return (
    <Sheet title={t('shipTitle', { number: order.number })} side="middle" width={520} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t('shipHint')}</p>
        <ShipForm
          submit={t('ship')}
          onSubmit={async value => {
            await send(value)
            toast(t('shipped', { number: order.number }))
            onClose()
          }}
        />
      </div>
    </Sheet>
  )
}

const Cancellation = Type.Omit(CancelOrder, ['id'])
type Cancellation = Static<typeof Cancellation>

function CancelSheet({ order, onClose }: AskProps) {
  const t = useDeskText()
  const send = useVerb(order, 'cancel')
  const fields = useMemo<Field<Cancellation>[]>(
    () => [
      { name: 'reason', label: t('reason'), span: 2, input: p => <LongTextInput {...p} maxLength={200} /> },
    ],
    [t],
  )
  const total = `¥ ${yuan(order.totalFen)}`
  return (
    <Sheet title={t('cancelTitle', { number: order.number })} side="middle" width={520} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t('cancelHint', { buyer: order.buyerName, total })}</p>
        <SchemaForm
          schema={Cancellation}
          fields={fields}
          submit={t('cancelOrder')}
          onSubmit={async value => {
            await send(value)
            toast(t('cancelled', { number: order.number }))
            onClose()
          }}
        />
      </div>
    </Sheet>
  )
}

/** The verbs that the order takes now and the user may give, and what has to be said or asked beside the buttons. */
export function useOrderActions(order: OrderDetail): { buttons: ReactNode; say: ReactNode } {
  const t = useDeskText()
  const { can } = useSession()
  const [asking, setAsking] = useState<'ship' | 'cancel'>()
  const confirm = useCommand<Changed>(...changed)
  const open = (verb: string) => order.actions.includes(verb) && can(`trade.order.${verb}`)
  const confirmNow = async () => {
    const answer = await confirm.send(`${orderPath(order.orderId)}/confirm`)
    if (answer) toast(t('confirmed', { number: answer.number }))
  }
  const close = () => setAsking(undefined)
  const buttons = (
    <>
      {open('confirm') && (
        <Button type="primary" loading={confirm.busy} onClick={() => void confirmNow()}>
          {t('confirm')}
        </Button>
      )}
      {open('ship') && (
        <Button type="primary" icon={<Icon name="truck" />} onClick={() => setAsking('ship')}>
          {t('ship')}
        </Button>
      )}
      {order.delivery && (
        <Button icon={<Icon name="file" />} href={deliveryNotePath(order.orderId)} target="_blank">
          {t('deliveryNote')}
        </Button>
      )}
      {open('cancel') && (
        <Button danger onClick={() => setAsking('cancel')}>
          {t('cancelOrder')}
        </Button>
      )}
    </>
  )
  const say = (
    <>
      {confirm.problem && <Refusal problem={confirm.problem} />}
      {asking === 'ship' && <ShipSheet order={order} onClose={close} />}
      {asking === 'cancel' && <CancelSheet order={order} onClose={close} />}
    </>
  )
  return { buttons, say }
}
