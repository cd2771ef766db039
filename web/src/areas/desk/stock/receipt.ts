import { ReceiveStock } from '@yaolian/stock/contract'
import Type, { type Static } from 'typebox'
import type { PackLevel } from '../../../kit/format.ts'

export const Line = Type.Omit(ReceiveStock.properties.lines.items, ['productId'])
export type Line = Static<typeof Line>

/** One lot on the list, with what people need to see of its product. */
export type ReceiptLine = Line & { productId: string; name: string; spec: string; packLevels: PackLevel[] }

type Fields = Pick<Partial<Line>, 'lotNo' | 'madeOn' | 'expiresOn'>

/** What the schema can't know about a lot: days in their order, and each lot of a product once. */
export function checkLine(line: Fields, productId: string, today: string, list: readonly ReceiptLine[]) {
  const errors: Partial<Record<'lotNo' | 'madeOn' | 'expiresOn', string>> = {}
  if (line.expiresOn && line.expiresOn < today) errors.expiresOn = 'expiresPast'
  const latest = line.expiresOn && line.expiresOn < today ? line.expiresOn : today
  if (line.madeOn && line.madeOn > latest) errors.madeOn = 'madeWrong'
  if (list.some(one => one.productId === productId && one.lotNo === line.lotNo)) errors.lotNo = 'lotTwice'
  return errors
}

/** The body's lines: what only the screen knew stays behind. */
export const wireLines = (list: readonly ReceiptLine[]) =>
  list.map(({ name: _name, spec: _spec, packLevels: _packs, ...line }) => line)
