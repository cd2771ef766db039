import { useMemo, useSyncExternalStore } from 'react'
import { userStore, useSession } from '../../kit/session.tsx'
import { type Cart, type CartOffer, lineKey, withoutOrdered, withQuantity } from './cart.ts'

const none: Cart = []
const carts = new Map<string, Cart>()
const listeners = new Set<() => void>()

const subscribe = (tell: () => void) => {
  listeners.add(tell)
  const other = (event: StorageEvent) => {
    if (!event.key?.includes('.cart.')) return
    carts.clear()
    tell()
  }
  addEventListener('storage', other)
  return () => {
    listeners.delete(tell)
    removeEventListener('storage', other)
  }
}

function read(userId: string, orgId: string): Cart {
  const key = `${userId} ${orgId}`
  const known = carts.get(key)
  if (known) return known
  const cart = userStore(userId).read<Cart>(`cart.${orgId}`) ?? none
  carts.set(key, cart)
  return cart
}

function useOwner() {
  const { me } = useSession()
  return { userId: me.user.userId, orgId: me.organisation.orgId }
}

/** How much of an offer is in the cart; only the lines that change draw again. */
export function useInCart(offer: { sellerId: string; productId: string }): number {
  const { userId, orgId } = useOwner()
  const key = lineKey(offer)
  return useSyncExternalStore(
    subscribe,
    () => read(userId, orgId).find(line => lineKey(line) === key)?.quantity ?? 0,
  )
}

/** The cart of this user for this organisation: kept on this computer until logout, the same in all tabs. */
export function useCart() {
  const { userId, orgId } = useOwner()
  const cart = useSyncExternalStore(subscribe, () => read(userId, orgId))
  const change = useCartChange()
  return useMemo(() => ({ cart, ...change }), [cart, change])
}

/** Only the changes, for a button that doesn't show the cart. */
export function useCartChange() {
  const { userId, orgId } = useOwner()
  return useMemo(() => {
    const write = (next: Cart) => {
      carts.set(`${userId} ${orgId}`, next)
      userStore(userId).write(`cart.${orgId}`, next)
      for (const tell of listeners) tell()
    }
    return {
      set: (offer: CartOffer, quantity: number) => write(withQuantity(read(userId, orgId), offer, quantity)),
      ordered: (order: Parameters<typeof withoutOrdered>[1]) =>
        write(withoutOrdered(read(userId, orgId), order)),
    }
  }, [userId, orgId])
}
