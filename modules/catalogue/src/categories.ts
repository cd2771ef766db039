import {
  type Ctx,
  decodeKey,
  limitOf,
  NotFound,
  pageOf,
  permit,
  type Refusal,
  refuse,
  SYSTEM_ORG,
} from '@yaolian/kernel'
import {
  ancestors,
  assign,
  categoryById,
  categoryProducts,
  childNames,
  countTree,
  deleteAssignments,
  deleteCategory,
  insertCategories,
  moveChildren,
  moveProducts,
  sameName,
  treeOf,
  unassign,
  updateCategory,
} from './category.sql.ts'
import type { Tree } from './contract.ts'
import { faceOf } from './read-products.ts'

const DEPTH_MAX = 6
const CATEGORIES_MAX = 5_000

/** The platform's trees stand under the house itself; only its quality people may change them. */
const ownerOf = (ctx: Ctx, tree: Tree): string => (tree === 'own' ? ctx.actor.orgId : SYSTEM_ORG)
const rightFor = (tree: Tree): string =>
  tree === 'own' ? 'catalogue.category.edit' : 'catalogue.product.publish'

function mayEdit(ctx: Ctx, tree: Tree): string {
  permit(ctx, rightFor(tree))
  const org = ownerOf(ctx, tree)
  if (tree !== 'own') ctx.widen([org])
  return org
}

/** A whole tree with how many published products each node holds itself. */
export async function readTree(ctx: Ctx, tree: Tree) {
  permit(ctx, 'catalogue.product.read')
  const org = ownerOf(ctx, tree)
  if (tree !== 'own') ctx.widen([org])
  const categories = await treeOf(ctx, { org, tree })
  return { categories, editable: ctx.actor.rights.has(rightFor(tree)) }
}

type Placed = { code: string; nameZh: string; nameEn: string; position: number; parentId: string | null }

export async function addCategory(ctx: Ctx, given: Placed & { categoryId: string; tree: Tree }) {
  const org = mayEdit(ctx, given.tree)
  const count = await countTree(ctx, { org, tree: given.tree })
  if ((count?.categories ?? 0) >= CATEGORIES_MAX)
    return refuse('catalogue.tree_full', { max: CATEGORIES_MAX })
  const wrong = await wrongPlace(ctx, org, given.tree, given, null)
  if (wrong) return wrong
  const { categoryId, tree, parentId, code, nameZh, nameEn, position } = given
  await insertCategories(ctx, {
    ...{ org, tree, ids: [categoryId], parents: [parentId], codes: [code] },
    ...{ namesZh: [nameZh.trim()], namesEn: [nameEn.trim()], positions: [position] },
  })
  return { categoryId, version: 1 }
}

/** Renames a node, moves it below another one or changes its place among its siblings. */
export async function editCategory(
  ctx: Ctx,
  given: Placed & { categoryId: string; tree: Tree; version: number },
) {
  const org = mayEdit(ctx, given.tree)
  const there = await categoryById(ctx, { org, id: given.categoryId })
  if (there?.tree !== given.tree) throw new NotFound('category')
  if (there.version !== given.version) return refuse('catalogue.changed_since', {})
  const wrong = await wrongPlace(ctx, org, given.tree, given, given.categoryId)
  if (wrong) return wrong
  const { categoryId, parentId, code, nameZh, nameEn, position } = given
  await updateCategory(ctx, {
    ...{ org, id: categoryId, parent: parentId, code, position },
    ...{ nameZh: nameZh.trim(), nameEn: nameEn.trim() },
  })
  return { categoryId, version: there.version + 1 }
}

async function wrongPlace(
  ctx: Ctx,
  org: string,
  tree: Tree,
  { parentId, nameZh }: Placed,
  self: string | null,
): Promise<Refusal | null> {
  if (nameZh.trim() === '') return refuse('catalogue.category_name', {})
  if (parentId) {
    const parent = await categoryById(ctx, { org, id: parentId })
    if (parent?.tree !== tree) throw new NotFound('category')
    const up = (await ancestors(ctx, { org, id: parentId })).map(row => row.categoryId)
    if (self && up.includes(self)) return refuse('catalogue.category_ring', { nameZh })
    if (up.length >= DEPTH_MAX) return refuse('catalogue.category_deep', { max: DEPTH_MAX })
  }
  const same = await sameName(ctx, { org, tree, parent: parentId, name: nameZh.trim() })
  return same && same.categoryId !== self ? refuse('catalogue.category_known', { nameZh }) : null
}

/** One node goes into another of the same tree with everything that stands in and below it. */
export async function mergeCategories(ctx: Ctx, given: { categoryId: string; intoId: string; tree: Tree }) {
  const org = mayEdit(ctx, given.tree)
  const { categoryId: from, intoId: into } = given
  const [one, other] = [
    await categoryById(ctx, { org, id: from }),
    await categoryById(ctx, { org, id: into }),
  ]
  if (one?.tree !== given.tree || other?.tree !== given.tree) throw new NotFound('category')
  const up = (await ancestors(ctx, { org, id: into })).map(row => row.categoryId)
  if (up.includes(from)) return refuse('catalogue.category_ring', { nameZh: one.nameZh })
  const [mine, theirs] = await Promise.all([
    childNames(ctx, { org, parent: from }),
    childNames(ctx, { org, parent: into }),
  ])
  const taken = new Set(theirs.map(row => row.nameZh))
  const clash = mine.find(row => taken.has(row.nameZh))
  if (clash) return refuse('catalogue.category_known', { nameZh: clash.nameZh })
  await moveProducts(ctx, { org, from, into })
  await moveChildren(ctx, { org, from, into })
  await deleteAssignments(ctx, { org, id: from })
  await deleteCategory(ctx, { org, id: from })
  return { categoryId: into, version: other.version }
}

type Assignment = { categoryId: string; tree: Tree; productIds: readonly string[]; remove: boolean }

/** Puts many products into a node or takes them out; those that are there already or nowhere count as unchanged. */
export async function assignProducts(ctx: Ctx, given: Assignment) {
  const org = mayEdit(ctx, given.tree)
  const there = await categoryById(ctx, { org, id: given.categoryId })
  if (there?.tree !== given.tree) throw new NotFound('category')
  const key = { org, id: given.categoryId, products: [...new Set(given.productIds)] }
  const changed = given.remove ? await unassign(ctx, key) : await assign(ctx, key)
  return { categoryId: given.categoryId, products: changed.length }
}

/** What a node holds, by pinyin; with what stands in the nodes below it, or `only` its own. */
export async function productsInCategory(
  ctx: Ctx,
  given: { categoryId: string; tree: Tree; limit?: string; after?: string; only?: string },
) {
  permit(ctx, 'catalogue.product.read')
  const org = ownerOf(ctx, given.tree)
  if (given.tree !== 'own') ctx.widen([org])
  const limit = limitOf(given)
  const [lastPinyin, lastId] = (decodeKey(given.after, 2) ?? [null, null]) as (string | null)[]
  const rows = await categoryProducts(ctx, {
    ...{ org, id: given.categoryId, deep: given.only !== '1', limit: limit + 1 },
    lastPinyin: lastPinyin ?? null,
    lastId: lastId ?? null,
  })
  const page = pageOf(rows, limit, row => [row.pinyin, row.productId])
  return { next: page.next, rows: page.rows.map(row => ({ ...faceOf(row), state: row.state })) }
}
