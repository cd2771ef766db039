import { Facts } from '../kit/Facts.tsx'
import { type PackLevel, unitWord } from '../kit/format.ts'
import { useLang } from '../kit/lang.ts'
import { Badge, type ClassFlags } from './badges.tsx'
import { Marked, type Ranges } from './Marked.tsx'
import { usePartText, useWord } from './text.ts'

export type ProductFace = ClassFlags & {
  productId: string
  genericName: string
  brand: string | null
  form: string
  strength: string
  spec: string
  makerName: string
  approvalNo: string | null
  salesUnit: string
  packLevels: PackLevel[]
  demo: boolean
}

/** `marks`: where the words of a search stand, as search answers them. */
type NamedProduct = Pick<ProductFace, 'genericName' | 'brand'> & {
  marks?: { genericName: Ranges; brand: Ranges } | undefined
}

/** 阿莫西林胶囊 with its brand in grey behind. */
export function ProductName({ product }: { product: NamedProduct }) {
  return (
    <>
      <Marked text={product.genericName} ranges={product.marks?.genericName} />
      {product.brand && (
        <small>
          {' '}
          <Marked text={product.brand} ranges={product.marks?.brand} />
        </small>
      )}
    </>
  )
}

/** `0.25g×24粒/盒 · 华北制药`; herbs often have no maker. */
export const specAndMaker = (product: { spec: string; makerName: string }): string =>
  [product.spec, product.makerName].filter(Boolean).join(' · ')

/** `1 件 = 20 中包 = 200 盒`. */
function PackChain({ levels }: { levels: readonly PackLevel[] }) {
  const lang = useLang()
  const sorted = [...levels].sort((a, b) => b.units - a.units)
  const large = sorted[0]
  if (!large) return null
  return (
    <span className="num">
      {sorted
        .map(level => {
          const n = Math.trunc(large.units / level.units)
          return `${n} ${unitWord(level.level, n, lang)}`
        })
        .join(' = ')}
    </span>
  )
}

const temperatureWords = {
  ambient: 'tempAmbient',
  cool: 'tempCool',
  cold: 'tempCold',
  frozen: 'tempFrozen',
} as const

/** The facts of a product, as a list for panels. */
export function ProductFacts({ product }: { product: ProductFace }) {
  const t = usePartText()
  const word = useWord()
  const temperature = product.temperature as keyof typeof temperatureWords
  return (
    <Facts
      rows={[
        [t('fact.name'), product.genericName],
        [t('fact.brand'), product.brand],
        [t('fact.spec'), product.spec],
        [t('fact.form'), [product.form, product.strength].filter(Boolean).join(' · ')],
        [t('fact.maker'), product.makerName],
        [
          t('fact.approvalNo'),
          product.approvalNo && (
            <span className="row">
              <span className="code">{product.approvalNo}</span>
              {product.demo && <Badge tone="amber">{t('demo')}</Badge>}
            </span>
          ),
        ],
        [t('fact.scope'), word('scope', product.scopeClass)],
        [t('fact.storage'), t(temperatureWords[temperature] ?? 'tempAmbient')],
        [t('fact.packs'), <PackChain key="packs" levels={product.packLevels} />],
      ]}
    />
  )
}
