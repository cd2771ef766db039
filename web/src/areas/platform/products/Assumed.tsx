import { zh } from '../text/zh.ts'
import { type PlatformWord, usePlatformText } from '../text.ts'
import type { Product } from './wire.ts'

/** What an import guessed about a product; nothing where all is stated. */
export function Assumed({ product }: { product: Pick<Product, 'assumed'> }) {
  const t = usePlatformText()
  if (product.assumed.length === 0) return null
  const word = (fact: string) => (`assumed.${fact}` in zh ? t(`assumed.${fact}` as PlatformWord) : fact)
  return (
    <p className="remark">
      <b>{t('assumed')}</b>
      {product.assumed.map(word).join(t('listComma'))}
    </p>
  )
}
