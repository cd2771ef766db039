import { Money, Packs, Price } from '../../kit/figures.tsx'
import { packs } from '../../kit/format.ts'
import { useLang } from '../../kit/lang.ts'
import { useWidth } from '../../kit/useWidth.ts'
import { Badge, ClassBadges, Expiry } from '../badges.tsx'
import { dotted } from '../dotted.ts'
import { ProductName } from '../product.tsx'
import { useTradeText } from './text.ts'
import './trade.css'
import type { OrderDetail, OrderLine, OrderLot } from './wire.ts'

/** Narrower than this the table would have to break its figures. */
const tableFrom = 620

/** A lot with what was signed for and what went back; its quantity only where the line has several. */
function Lot({ lot, line }: { lot: OrderLot; line: OrderLine }) {
  const t = useTradeText()
  const lang = useLang()
  const words = (units: number) => packs(units, line.packLevels, lang)
  return (
    <li className="order-lot">
      <span className="num order-lot-no">{lot.lotNo}</span>
      <Expiry day={lot.expiresOn} exact />
      {line.lots.length > 1 && <Packs units={lot.quantity} levels={line.packLevels} />}
      {lot.signed !== null && lot.signed < lot.quantity && (
        <span className="bad">
          {t('signedLess', { signed: words(lot.signed), refused: words(lot.quantity - lot.signed) })}
        </span>
      )}
      {lot.returned > 0 && <span className="warn">{t('returned', { q: words(lot.returned) })}</span>}
    </li>
  )
}

function Lots({ line }: { line: OrderLine }) {
  const t = useTradeText()
  if (line.lots.length === 0) return <span className="soft">{t('noLot')}</span>
  return (
    <ul className="order-lots">
      {line.lots.map(lot => (
        <Lot key={lot.lotId} lot={lot} line={line} />
      ))}
    </ul>
  )
}

function Contract({ line }: { line: OrderLine }) {
  const t = useTradeText()
  return line.priceSource === 'contract' && <Badge tone="accent">{t('contract')}</Badge>
}

const Name = ({ line }: { line: OrderLine }) => (
  <>
    <span className="row">
      <b>
        <ProductName product={line} />
      </b>
      <ClassBadges product={line} />
    </span>
    <span className="line-what">{dotted(line.spec, line.makerName)}</span>
  </>
)

function LineTable({ order }: { order: OrderDetail }) {
  const t = useTradeText()
  return (
    <table className="grid lines" aria-label={t('lines')}>
      <colgroup>
        <col />
        <col style={{ width: '34%' }} />
        <col style={{ width: 108 }} />
        <col style={{ width: 84 }} />
        <col style={{ width: 116 }} />
      </colgroup>
      <thead>
        <tr>
          <th>{t('product')}</th>
          <th>{dotted(t('lotNo'), t('expiry'))}</th>
          <th className="right">{t('quantity')}</th>
          <th className="right">{t('price')}</th>
          <th className="right">{t('amount')}</th>
        </tr>
      </thead>
      <tbody>
        {order.lines.map(line => (
          <tr key={line.lineNo}>
            <td>
              <Name line={line} />
            </td>
            <td>
              <Lots line={line} />
            </td>
            <td className="right">
              <Packs units={line.quantity} levels={line.packLevels} />
            </td>
            <td className="right">
              <Price micro={line.priceMicro} sign={false} />
              <Contract line={line} />
            </td>
            <td className="right">
              <Money fen={line.amountFen} sign={false} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={4}>{t('lineCount', { n: order.lines.length })}</td>
          <td className="right">
            <Money fen={order.totalFen} sign={false} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

function LineCards({ order }: { order: OrderDetail }) {
  const t = useTradeText()
  return (
    <ul className="line-cards" aria-label={t('lines')}>
      {order.lines.map(line => (
        <li key={line.lineNo}>
          <Name line={line} />
          <Lots line={line} />
          <div className="row spread">
            <span className="row num">
              <Price micro={line.priceMicro} /> × <Packs units={line.quantity} levels={line.packLevels} />
              <Contract line={line} />
            </span>
            <b>
              <Money fen={line.amountFen} />
            </b>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** The lines of an order with the lots reserved or shipped for each; cards where the place is narrow. */
export function OrderLines({ order }: { order: OrderDetail }) {
  const [ref, width] = useWidth()
  return (
    <div ref={ref}>
      {width > 0 && (width < tableFrom ? <LineCards order={order} /> : <LineTable order={order} />)}
    </div>
  )
}
