import type { PlaceOrder } from '@yaolian/trade/contract'
import { useCallback, useMemo, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { post } from '../../kit/api.ts'
import { asProblem, type Problem } from '../../kit/problem.ts'
import { refresh } from '../../kit/queries.ts'
import { userStore, useSession } from '../../kit/session.tsx'
import { useCartChange } from './useCart.ts'

export type Placed = { orderId: string; number: string; totalFen: number; reservedUntil: string }
export type Answer = { sellerName: string; order: PlaceOrder } & (
  | { kind: 'placed'; placed: Placed }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'unanswered'; problem: Problem }
)

type Pending = { sellerName: string; order: PlaceOrder }

/**
 * The orders on their way, one for each seller, kept on this computer from before they are sent until the server has
 * answered: a lost answer, a closed tab or a dead battery ends in the same command being sent again, never in a second
 * order.
 */
export function usePlacing() {
  const { me } = useSession()
  const { ordered } = useCartChange()
  const { userId } = me.user
  const name = `placing.${me.organisation.orgId}`
  const [serial, setSerial] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `serial` says that the store was written
  const pending = useMemo(
    () => userStore(userId).read<Record<string, Pending>>(name) ?? {},
    [userId, name, serial],
  )
  const keep = useCallback(
    (sellerId: string, one: Pending | undefined) => {
      const { [sellerId]: _old, ...rest } = userStore(userId).read<Record<string, Pending>>(name) ?? {}
      userStore(userId).write(name, one ? { ...rest, [sellerId]: one } : rest)
      setSerial(n => n + 1)
    },
    [userId, name],
  )
  const send = async (one: Pending): Promise<Answer> => {
    keep(one.order.sellerId, one)
    try {
      const placed = await post<Placed>('/trade/orders', one.order)
      ordered(one.order)
      keep(one.order.sellerId, undefined)
      return { ...one, kind: 'placed', placed }
    } catch (error) {
      const problem = asProblem(error)
      if (!problem.final) return { ...one, kind: 'unanswered', problem }
      keep(one.order.sellerId, undefined)
      return { ...one, kind: 'refused', problem }
    }
  }
  return {
    pending,
    /** Sends one order for each seller; a seller whose last order has no answer yet gets that one again first. */
    place: async (
      wanted: readonly { sellerName: string; order: Omit<PlaceOrder, 'id'> }[],
    ): Promise<Answer[]> => {
      const kept = userStore(userId).read<Record<string, Pending>>(name) ?? {}
      const orders = wanted.map(
        ({ sellerName, order }) => kept[order.sellerId] ?? { sellerName, order: { ...order, id: uuidv7() } },
      )
      const answers = await Promise.all(orders.map(send))
      await refresh('/trade/', '/party/')
      return answers
    },
    resend: async (sellerId: string): Promise<Answer | undefined> => {
      const one = pending[sellerId]
      if (!one) return undefined
      const answer = await send(one)
      await refresh('/trade/')
      return answer
    },
  }
}
