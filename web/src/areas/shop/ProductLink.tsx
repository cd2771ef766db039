import { Link } from '@tanstack/react-router'
import { useShopText } from './text.ts'

/** To the product's own page. */
export function ProductLink({ productId }: { productId: string }) {
  const t = useShopText()
  return <Link to={`/shop/products/${productId}`}>{t('openProduct')}</Link>
}
