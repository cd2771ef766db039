import type { ReactNode } from 'react'
import { Money, Packs, Price } from '../../kit/figures.tsx'
import { useWidth } from '../../kit/useWidth.ts'
import { Badge, ClassBadges, Expiry } from '../badges.tsx'
import { ProductName } from '../product.tsx'
import { useTradeText } from './text.ts'
import './trade.css'
import type { OrderLine, OrderLot } from './wire.ts'

/** Narrower than this the table would have to break its figures. */
const tableFrom = 620

function Lot({ lot, line }: { lot: OrderLot; line: OrderLine }) {
  const t = useTradeText()
  return (
    <li className="lot">
      <span className="code">{lot.lotNo}</span>
      <Expiry day={lot.expiresOn} />
      {line.lots.length > 1 && <Packs units={lot.quantity} levels={line.packLevels} />}
      {lot.signed !== null && lot.signed < lot.quantity && (
        <span className="bad small">
          {t('signedLess', { signed: lot.signed, refused: lot.quantity - lot.signed })}
        </span>
      )}
      {lot.returned > 0 && <span className="warn small">{t('returned', { n: lot.returned })}</span>}
    </li>
  )
}

function Lots({ line }: { line: OrderLine }) {
  const t = useTradeText()
  if (line.lots.length === 0) return <span className="soft">{t('noLot')}</span>
  return (
    <ul className="lots">
      {line.lots.map(lot => (
        <Lot key={lot.lotId} lot={lot} line={line} />
      ))}
    </ul>
  )
}

function UnitPrice({ line }: { line: OrderLine }) {
  const t = useTradeText()
  return (
    <span className="stack-tight">
      <Price micro={line.priceMicro} sign={false} />
      {line.priceSource === 'contract' && <Badge tone="accent">{t('contract')}</Badge>}
    </span>
  )
}

const Name = ({ line }: { line: OrderLine }) => (
  <>
    <span className="row">
      <b>
        <ProductName product={line} />
      </b>
      <ClassBadges product={line} />
    </span>
    <span className="soft small">
      {line.spec} · {line.makerName}
    </span>
  </>
)

type Props = { lines: readonly OrderLine[]; totalFen: number; extra?: (line: OrderLine) => ReactNode }

function LineTable({ lines, totalFen, extra }: Props) {
  const t = useTradeText()
  return (
    <table className="grid lines" aria-label={t('lines')}>
      <colgroup>
        <col />
        <col style={{ width: '34%' }} />
        <col style={{ width: 108 }} />
        <col style={{ width: 78 }} />
        <col style={{ width: 112 }} />
      </colgroup>
      <thead>
        <tr>
          <th>{t('product')}</th>
          <th>{`${t('lotNo')} · ${t('expiry')}`}</th>
          <th className="right">{t('quantity')}</th>
          <th className="right">{t('price')}</th>
          <th className="right">{t('amount')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(line => (
          <tr key={line.lineNo}>
            <td>
              <Name line={line} />
              {extra?.(line)}
            </td>
            <td>
              <Lots line={line} />
            </td>
            <td className="right">
              <Packs units={line.quantity} levels={line.packLevels} />
            </td>
            <td className="right">
              <UnitPrice line={line} />
            </td>
            <td className="right">
              <Money fen={line.amountFen} sign={false} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={4}>{t('lineCount', { n: lines.length })}</td>
          <td className="right">
            <Money fen={totalFen} sign={false} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

function LineCards({ lines, totalFen, extra }: Props) {
  const t = useTradeText()
  return (
    <>
      <ul className="line-cards" aria-label={t('lines')}>
        {lines.map(line => (
          <li key={line.lineNo}>
            <Name line={line} />
            <Lots line={line} />
            {extra?.(line)}
            <div className="row spread">
              <Packs units={line.quantity} levels={line.packLevels} />
              <span className="row">
                <span className="soft">×</span>
                <UnitPrice line={line} />
              </span>
              <b>
                <Money fen={line.amountFen} />
              </b>
            </div>
          </li>
        ))}
      </ul>
      <div className="row spread line-total">
        <span>{t('lineCount', { n: lines.length })}</span>
        <b>
          <Money fen={totalFen} />
        </b>
      </div>
    </>
  )
}

/** The lines of an order with the lots that are reserved or shipped for each; cards where the place is narrow. */
export function OrderLines(p: Props) {
  const [ref, width] = useWidth()
  return (
    <div ref={ref}>
      {width === 0 ? null : width < tableFrom ? <LineCards {...p} /> : <LineTable {...p} />}
    </div>
  )
}
