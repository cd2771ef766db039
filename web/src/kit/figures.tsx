import { count, type PackLevel, packs, price, yuan, yuanShort } from './format.ts'
import { useLang } from './lang.ts'

/** `123450` fen → ¥ 1,234.50. Columns leave the sign away; `short` says 12.3 万 with the exact sum on hover. */
export function Money({ fen, sign = true, short }: { fen: number; sign?: boolean; short?: boolean }) {
  const lang = useLang()
  const text = short ? yuanShort(fen, lang) : yuan(fen)
  return (
    <span className="num" title={short ? `¥ ${yuan(fen)}` : undefined}>
      {sign && '¥ '}
      {text}
    </span>
  )
}

/** A unit price in millionths of a yuan. */
export function Price({ micro, sign = true }: { micro: number; sign?: boolean }) {
  return (
    <span className="num">
      {sign && '¥ '}
      {price(micro)}
    </span>
  )
}

export function Num({ n }: { n: number }) {
  return <span className="num">{count(n)}</span>
}

/** A quantity in packs, the exact number on hover. */
export function Packs({ units, levels }: { units: number; levels: readonly PackLevel[] }) {
  const lang = useLang()
  return (
    <span className="num" title={count(units)}>
      {packs(units, levels, lang)}
    </span>
  )
}
