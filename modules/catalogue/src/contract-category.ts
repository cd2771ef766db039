import { Id, ListQuery } from '@yaolian/kernel/contract'
import Type, { type Static } from 'typebox'
import { nullable } from './contract-basics.ts'

/** The platform keeps three trees, every firm may keep one of its own. */
export const Tree = Type.Enum(['atc', 'tcm', 'device', 'own'])
export type Tree = Static<typeof Tree>

export const Category = Type.Object({
  categoryId: Id,
  parentId: nullable(Id),
  code: Type.String(),
  nameZh: Type.String(),
  nameEn: Type.String(),
  position: Type.Integer(),
  version: Type.Integer(),
  products: Type.Integer({ description: 'assigned to this node itself' }),
})
export type Category = Static<typeof Category>
export const CategoryTree = Type.Object({ categories: Type.Array(Category), editable: Type.Boolean() })
export const TreeQuery = Type.Object({ tree: Tree })
export const CategoryBody = Type.Object({
  id: Id,
  tree: Tree,
  parentId: nullable(Id),
  code: Type.String({ maxLength: 7, pattern: '^([A-Z](\\d\\d([A-Z]([A-Z](\\d\\d)?)?)?)?)?$' }),
  nameZh: Type.String({ minLength: 1, maxLength: 60 }),
  nameEn: Type.String({ maxLength: 80 }),
  position: Type.Integer({ minimum: 0, maximum: 10_000 }),
})
export const EditCategoryBody = Type.Object({
  ...Type.Omit(CategoryBody, ['tree']).properties,
  version: Type.Integer(),
})
export const CategoryStanding = Type.Object({ categoryId: Id, version: Type.Integer() })
export const MergeBody = Type.Object({ id: Id, intoId: Id })
export const AssignBody = Type.Object({
  id: Id,
  productIds: Type.Array(Id, { minItems: 1, maxItems: 500 }),
  remove: Type.Optional(Type.Boolean()),
})
export const Assigned = Type.Object({ categoryId: Id, products: Type.Integer({ description: 'changed' }) })
export const CategoryProductsQuery = Type.Object({
  ...ListQuery.properties,
  only: Type.Optional(Type.Literal('1', { description: 'without the nodes below' })),
})
