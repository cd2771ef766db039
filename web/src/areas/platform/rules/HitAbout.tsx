import { useGet } from '../../../kit/queries.ts'
import { ProductName } from '../../../parts/product.tsx'
import type { Product } from '../products/wire.ts'

/** The product that a hit on an order is about. */
export function HitAbout({ productId }: { productId: string }) {
  const { data } = useGet<Product>(`/catalogue/products/${productId}`, { staleTime: 300_000 })
  if (!data) return <span className="code soft small">{productId}</span>
  return (
    <>
      <ProductName product={data} /> <span className="soft">{data.spec}</span>
    </>
  )
}
