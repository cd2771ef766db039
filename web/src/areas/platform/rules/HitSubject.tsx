import { Link } from '@tanstack/react-router'
import type { HitRow } from '@yaolian/rulebook/contract'
import type { OrderDetail } from '@yaolian/trade/contract'
import type { Static } from 'typebox'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'
import { type PlatformWord, usePlatformText } from '../text.ts'

type Props = { hit: Static<typeof HitRow> }

/** An order by its number, on the page of whichever side the reader is. A refused order never came to be. */
function OrderSubject({ orderId }: { orderId: string }) {
  const t = usePlatformText()
  const order = useGet<Static<typeof OrderDetail>>(`/trade/orders/${orderId}`)
  if (order.error) return order.error.status === 404 ? t('orderNever') : t('subject.order')
  if (!order.data) return t('subject.order')
  const { number, side } = order.data
  return side === 'seller' ? (
    <Link to={`/desk/orders/${orderId}`}>{number}</Link>
  ) : (
    <Link to="/shop/orders" search={{ open: orderId } as never}>
      {number}
    </Link>
  )
}

/** What the rule judged, as a link where there is a page for it. */
export function HitSubject({ hit }: Props) {
  const t = usePlatformText()
  const { can } = useSession()
  const { subjectKind, subjectId } = hit
  const word = t(`subject.${subjectKind}` as PlatformWord)
  if (subjectKind === 'order' && can('trade.order.read')) return <OrderSubject orderId={subjectId} />
  if (subjectKind === 'product') {
    return (
      <Link to="/platform/products" search={{ open: subjectId } as never}>
        {word}
      </Link>
    )
  }
  if (subjectKind === 'organisation' && can('platform.organisations.read'))
    return <Link to={`/platform/organisations/${subjectId}`}>{word}</Link>
  return word
}
