import type { OrderDetail as OrderDetailSchema, OrderRow as OrderRowSchema } from '@yaolian/trade/contract'
import type { Static } from 'typebox'

export type OrderRow = Static<typeof OrderRowSchema>
export type OrderDetail = Static<typeof OrderDetailSchema>
export type OrderLine = OrderDetail['lines'][number]
export type OrderLot = OrderLine['lots'][number]

export const orderPath = (orderId: string): string => `/trade/orders/${orderId}`
export const deliveryNotePath = (orderId: string): string => `/api/v1${orderPath(orderId)}/delivery-note.pdf`
