import { count, unitWord } from '../../kit/format.ts'
import { useLang } from '../../kit/lang.ts'
import './catalogue.css'
import { useCatalogueText } from './text.ts'
import type { WholeProduct } from './wire.ts'

/** 1,234 g → 1.23 kg; people weigh cases in kilograms. */
const weight = (grams: number): string =>
  grams < 1_000 ? `${grams} g` : `${Number((grams / 1_000).toFixed(2))} kg`
const volume = (cm3: number): string =>
  cm3 < 100_000 ? `${count(cm3)} cm³` : `${Number((cm3 / 1_000_000).toFixed(3))} m³`

/** Every pack level with what a scanner and a truck ask about it. */
export function PackTable({ product }: { product: Pick<WholeProduct, 'packLevels' | 'packFacts'> }) {
  const t = useCatalogueText()
  const lang = useLang()
  const [smallest] = product.packLevels
  return (
    <div className="pack-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('level')}</th>
            <th scope="col" className="num-head">
              {t('holds')}
            </th>
            <th scope="col">{t('gtin')}</th>
            <th scope="col" className="num-head">
              {t('grossWeight')}
            </th>
            <th scope="col" className="num-head">
              {t('volume')}
            </th>
          </tr>
        </thead>
        <tbody>
          {product.packLevels.map(({ level, units }) => {
            const facts = product.packFacts.find(one => one.level === level)
            return (
              <tr key={level}>
                <th scope="row">{unitWord(level, 1, lang)}</th>
                <td className="num">{`${count(units)} ${unitWord(smallest?.level ?? '', units, lang)}`}</td>
                <td className="code">{facts?.gtin ?? '—'}</td>
                <td className="num">{facts?.grossWeightGrams ? weight(facts.grossWeightGrams) : '—'}</td>
                <td className="num">{facts?.volumeCm3 ? volume(facts.volumeCm3) : '—'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
