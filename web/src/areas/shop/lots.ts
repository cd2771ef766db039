import type { OrderDetail } from './wire.ts'

type Line = OrderDetail['lines'][number]
export type DeliveredLot = { key: string; line: Line; lot: Line['lots'][number] }

/** Every lot of every line, in the order of the delivery note. */
export const lotsOf = (order: Pick<OrderDetail, 'lines'>): DeliveredLot[] =>
  order.lines.flatMap(line => line.lots.map(lot => ({ key: `${line.lineNo}.${lot.lotId}`, line, lot })))

export type Signed = { quantity: number | undefined; reason: string }
export type Difference = { lineNo: number; lotId: string; signed: number; reason: string }

/** What a signature says beyond "all received", and the lots where less is signed for without a reason. */
export function differencesOf(
  lots: readonly DeliveredLot[],
  signed: ReadonlyMap<string, Signed>,
): { differences: Difference[]; unexplained: string[]; wrong: string[] } {
  const differences: Difference[] = []
  const unexplained: string[] = []
  const wrong: string[] = []
  for (const { key, line, lot } of lots) {
    const said = signed.get(key)
    if (!said || said.quantity === lot.quantity) continue
    const { quantity } = said
    const reason = said.reason.trim()
    if (quantity === undefined || !Number.isInteger(quantity) || quantity < 0 || quantity > lot.quantity)
      wrong.push(key)
    else if (!reason) unexplained.push(key)
    else differences.push({ lineNo: line.lineNo, lotId: lot.lotId, signed: quantity, reason })
  }
  return { differences, unexplained, wrong }
}

/** Units of a lot that can still go back: signed for and not returned yet. */
export const returnableUnits = ({ lot }: DeliveredLot): number => (lot.signed ?? 0) - lot.returned
