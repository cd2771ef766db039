import { command, limitOf, type Route, reading } from '@yaolian/kernel'
import { Id } from '@yaolian/kernel/contract'
import Type from 'typebox'
import * as c from './contract-import.ts'
import { decideMerge, duplicatesOf, getMerge, listMerges, proposeMerge, undoMerge } from './merge-products.ts'

const MergeParams = Type.Object({ mergeId: Id })

export const mergeRoutes = (): Route[] => [
  reading(
    {
      path: '/catalogue/products/:productId/duplicates',
      summary: 'Products that may be this one, best first, with the rule that says so',
      right: 'catalogue.merge.propose',
      params: Type.Object({ productId: Id }),
      answer: c.Duplicates,
    },
    (ctx, { params }) => duplicatesOf(ctx, params.productId),
  ),
  command(
    {
      path: '/catalogue/merges',
      summary: 'Propose that a product is another one; somebody else decides',
      right: 'catalogue.merge.propose',
      body: c.ProposeMergeBody,
      answer: c.MergeDone,
    },
    (ctx, { body: { id, ...given } }) => proposeMerge(ctx, { mergeId: id, ...given }),
  ),
  reading(
    {
      path: '/catalogue/merges',
      summary: 'Proposed and decided merges, newest first',
      right: 'catalogue.merge.propose',
      query: c.MergeQuery,
      answer: c.ProductMergePage,
    },
    (ctx, { query }) =>
      listMerges(ctx, {
        limit: limitOf(query),
        ...(query['f.state'] && { state: query['f.state'] }),
        ...(query.after && { after: query.after }),
      }),
  ),
  reading(
    {
      path: '/catalogue/merges/:mergeId',
      summary: 'One merge with both products',
      right: 'catalogue.merge.propose',
      params: MergeParams,
      answer: c.ProductMerge,
    },
    (ctx, { params }) => getMerge(ctx, params.mergeId),
  ),
  command(
    {
      path: '/catalogue/merges/:mergeId/decide',
      summary: 'Merge or reject; never by who proposed it',
      right: 'catalogue.merge.decide',
      params: MergeParams,
      body: c.DecideMergeBody,
      answer: c.MergeDone,
    },
    (ctx, { params, body: { id: _, ...given } }) => decideMerge(ctx, { ...params, ...given }),
  ),
  command(
    {
      path: '/catalogue/merges/:mergeId/undo',
      summary: 'Take a merge back: the product stands where it stood',
      right: 'catalogue.merge.decide',
      params: MergeParams,
      body: c.UndoMergeBody,
      answer: c.MergeDone,
    },
    (ctx, { params, body }) => undoMerge(ctx, { ...params, reason: body.reason }),
  ),
]
