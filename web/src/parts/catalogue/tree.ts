import type { Category as CategorySchema, CategoryTree } from '@yaolian/catalogue/contract'
import type { Static } from 'typebox'

export type Category = CategorySchema
export type WholeTree = Static<typeof CategoryTree>
export type Node = Category & { depth: number; below: number; path: string[] }

/** The nodes in the order in which a tree is read, each with its depth and what it holds with everything below it. */
export function inTreeOrder(categories: readonly Category[]): Node[] {
  const children = Map.groupBy(categories, one => one.parentId ?? '')
  const visit = (parent: string, depth: number, path: readonly string[]): Node[] =>
    (children.get(parent) ?? []).flatMap(one => {
      const inner = visit(one.categoryId, depth + 1, [...path, one.categoryId])
      const below = inner.filter(node => node.depth === depth + 1).reduce((sum, node) => sum + node.below, 0)
      return [{ ...one, depth, path: [...path], below: one.products + below }, ...inner]
    })
  return visit('', 0, [])
}

/** Roots, and what stands below an opened node. */
export const visible = (nodes: readonly Node[], opened: ReadonlySet<string>): Node[] =>
  nodes.filter(node => node.path.every(id => opened.has(id)))

/** Where a node may be moved: anywhere but into itself. */
export const placesFor = (nodes: readonly Node[], moved: string | undefined): Node[] =>
  nodes.filter(node => node.categoryId !== moved && !(moved && node.path.includes(moved)))
