import { catalogue } from '@yaolian/catalogue'
import { credit } from '@yaolian/credit'
import { authenticate, identityModule, isKnownToken, limitOfToken } from '@yaolian/identity'
import type { Module } from '@yaolian/kernel'
import { ledger } from '@yaolian/ledger'
import { party } from '@yaolian/party'
import { price } from '@yaolian/price'
import { rulebook } from '@yaolian/rulebook'
import { stock } from '@yaolian/stock'
import { trade } from '@yaolian/trade'

/** Every module of the house, lowest floor first: the order of migrations and of the floor plan. */
export const modulesOf = (house: { demo: boolean; sealKey: Buffer | null }): readonly Module[] => [
  rulebook,
  party,
  identityModule(house),
  catalogue,
  stock,
  ledger,
  price,
  credit,
  trade,
]

export const modules = modulesOf({ demo: false, sealKey: null })

/** Who a session's token or a machine's key stands for; null for a stranger. */
export { authenticate, isKnownToken, limitOfToken }
