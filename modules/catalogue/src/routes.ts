import { command, limitOf, type Refusal, type Route, reading } from '@yaolian/kernel'
import { Id, Totals } from '@yaolian/kernel/contract'
import Type from 'typebox'
import { addProducts } from './add-products.ts'
import * as c from './contract.ts'
import { countFound } from './count-found.ts'
import { getProduct } from './get-product.ts'
import { publishProducts, submitProducts } from './publish-products.ts'
import { categoryRoutes } from './routes-category.ts'
import { depthRoutes } from './routes-depth.ts'
import { importRoutes } from './routes-import.ts'
import { mergeRoutes } from './routes-merge.ts'
import { searchRoutes } from './routes-search.ts'
import { searchProducts } from './search-products.ts'
import { searchOf } from './search-query.ts'
import { stepProduct } from './step-product.ts'

const ProductParams = Type.Object({ productId: Id })
const StepParams = Type.Object({ productId: Id, step: c.ProductStep })

/** A verb takes many and answers many; a route for one thing has exactly one answer. */
const only = <T>(answers: readonly (T | Refusal)[]): T | Refusal => answers[0] as T | Refusal

export const catalogueRoutes = (): Route[] => [
  ...searchRoutes(),
  reading(
    {
      path: '/catalogue/products',
      summary: 'Products by name, brand, maker, number, pinyin or initials; several words in any order',
      right: 'catalogue.product.read',
      query: c.ProductQuery,
      answer: c.ProductPage,
    },
    (ctx, { query }) =>
      searchProducts(ctx, {
        ...searchOf(query),
        limit: limitOf(query),
        ...(query.after && { after: query.after }),
      }),
  ),
  reading(
    {
      path: '/catalogue/products/totals',
      summary: 'How many products that search finds, exact up to 10,000',
      right: 'catalogue.product.read',
      query: c.ProductQuery,
      answer: Totals,
    },
    (ctx, { query }) => countFound(ctx, searchOf(query)),
  ),
  reading(
    {
      path: '/catalogue/products/:productId',
      summary: 'One product with its class, its states and who changed them',
      right: 'catalogue.product.read',
      params: ProductParams,
      answer: c.ProductDetail,
    },
    (ctx, { params }) => getProduct(ctx, params.productId),
  ),
  command(
    {
      path: '/catalogue/products',
      summary: 'Enter a product as a draft',
      right: 'catalogue.product.add',
      body: c.AddProductBody,
      answer: c.ProductAdded,
    },
    async (ctx, { body }) => only(await addProducts(ctx, [body.product])),
  ),
  command(
    {
      path: '/catalogue/products/:productId/submit',
      summary: 'Hand a draft to quality: its number must fit its class, and assumed facts must be confirmed',
      right: 'catalogue.product.add',
      params: ProductParams,
      body: c.SubmitBody,
      answer: c.ProductStatus,
    },
    async (ctx, { params, body: { id: _, ...facts } }) =>
      only(await submitProducts(ctx, [{ productId: params.productId, ...facts }])),
  ),
  command(
    {
      path: '/catalogue/products/:productId/publish',
      summary: 'Publish what somebody else has submitted',
      right: 'catalogue.product.publish',
      params: ProductParams,
      body: c.PublishBody,
      answer: c.ProductStatus,
    },
    async (ctx, { params }) => only(await publishProducts(ctx, [{ productId: params.productId }])),
  ),
  command(
    {
      path: '/catalogue/products/:productId/steps/:step',
      summary: 'Suspend, resume, return or withdraw a product, or note that its approval was revoked',
      right: 'catalogue.product.publish',
      params: StepParams,
      body: c.StepBody,
      answer: c.ProductStatus,
    },
    (ctx, { params, body }) => stepProduct(ctx, { ...params, reason: body.reason }),
  ),
  ...depthRoutes(),
  ...categoryRoutes(),
  ...importRoutes(),
  ...mergeRoutes(),
]
