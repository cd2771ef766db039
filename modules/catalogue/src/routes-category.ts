import { command, type Route, reading } from '@yaolian/kernel'
import { Id } from '@yaolian/kernel/contract'
import Type from 'typebox'
import {
  addCategory,
  assignProducts,
  editCategory,
  mergeCategories,
  productsInCategory,
  readTree,
} from './categories.ts'
import * as c from './contract.ts'

const TreeParams = Type.Object({ tree: c.Tree })
const NodeParams = Type.Object({ tree: c.Tree, categoryId: Id })
// The platform's trees are guarded by the verb: which right it takes depends on the tree.
const edit = 'catalogue.category.edit'

export const categoryRoutes = (): Route[] => [
  reading(
    {
      path: '/catalogue/trees/:tree',
      summary: "A category tree with the published products of each node; `own` is the caller's firm's",
      right: 'catalogue.product.read',
      params: TreeParams,
      answer: c.CategoryTree,
    },
    (ctx, { params }) => readTree(ctx, params.tree),
  ),
  reading(
    {
      path: '/catalogue/trees/:tree/:categoryId/products',
      summary: 'What a category holds, by pinyin',
      right: 'catalogue.product.read',
      params: NodeParams,
      query: c.CategoryProductsQuery,
      answer: c.DrugProductPage,
    },
    (ctx, { params, query }) => productsInCategory(ctx, { ...params, ...query }),
  ),
  command(
    {
      path: '/catalogue/trees/:tree/categories',
      summary: 'Add a category',
      right: edit,
      params: TreeParams,
      body: Type.Omit(c.CategoryBody, ['tree']),
      answer: c.CategoryStanding,
    },
    (ctx, { params, body: { id, ...facts } }) => addCategory(ctx, { categoryId: id, ...params, ...facts }),
  ),
  command(
    {
      path: '/catalogue/trees/:tree/:categoryId',
      summary: 'Rename a category, move it or change its place',
      right: edit,
      params: NodeParams,
      body: c.EditCategoryBody,
      answer: c.CategoryStanding,
    },
    (ctx, { params, body: { id: _, ...facts } }) => editCategory(ctx, { ...params, ...facts }),
  ),
  command(
    {
      path: '/catalogue/trees/:tree/:categoryId/merge',
      summary: 'Merge a category into another one of its tree',
      right: edit,
      params: NodeParams,
      body: c.MergeBody,
      answer: c.CategoryStanding,
    },
    (ctx, { params, body }) => mergeCategories(ctx, { ...params, intoId: body.intoId }),
  ),
  command(
    {
      path: '/catalogue/trees/:tree/:categoryId/assign',
      summary: 'Put up to 500 products into a category or take them out',
      right: edit,
      params: NodeParams,
      body: c.AssignBody,
      answer: c.Assigned,
    },
    (ctx, { params, body }) =>
      assignProducts(ctx, { ...params, productIds: body.productIds, remove: body.remove ?? false }),
  ),
]
