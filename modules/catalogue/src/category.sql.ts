import { bool, int, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'
import { faceColumns } from './product.sql.ts'

const { filtered, many, maybe, run } = statements('catalogue')

const columns = {
  categoryId: uuid,
  parentId: optional(uuid),
  code: text,
  nameZh: text,
  nameEn: text,
  position: int,
  version: int,
}
export const treeOf = many(
  'treeOf',
  { ...columns, products: int },
  { org: uuid, tree: text },
  p => sql`
    select c.category_id, c.parent_id, c.code, c.name_zh, c.name_en, c.position, c.version,
           (select count(*)::integer from catalogue.category_product a
              join catalogue.product q on q.product_id = a.product_id and q.state = 'published'
             where a.org_id = c.org_id and a.category_id = c.category_id) as products
      from catalogue.category c
     where c.org_id = ${p.org} and c.tree = ${p.tree}
     order by c.position, c.name_zh, c.category_id
     limit 5000`,
)
export const categoryById = maybe(
  'categoryById',
  { ...columns, tree: text },
  { org: uuid, id: uuid },
  p => sql`
    select category_id, tree, parent_id, code, name_zh, name_en, position, version from catalogue.category
     where org_id = ${p.org} and category_id = ${p.id} for update`,
)
export const countTree = maybe(
  'countTree',
  { categories: int },
  { org: uuid, tree: text },
  p => sql`
    select count(*)::integer as categories from catalogue.category where org_id = ${p.org} and tree = ${p.tree}`,
)
export const sameName = maybe(
  'sameName',
  { categoryId: uuid },
  { org: uuid, tree: text, parent: optional(uuid), name: text },
  p => sql`
    select category_id from catalogue.category
     where org_id = ${p.org} and tree = ${p.tree} and parent_id is not distinct from ${p.parent}
       and name_zh = ${p.name}`,
)
/** The nodes from one up to the root, itself first: a move below itself would cut a ring out of the tree. */
export const ancestors = many(
  'ancestors',
  { categoryId: uuid },
  { org: uuid, id: uuid },
  p => sql`
    with recursive up as (
      select category_id, parent_id, 1 as depth from catalogue.category
       where org_id = ${p.org} and category_id = ${p.id}
      union all
      select c.category_id, c.parent_id, up.depth + 1
        from up join catalogue.category c on c.org_id = ${p.org} and c.category_id = up.parent_id
       where up.depth < 20)
    select category_id from up order by depth`,
)
export const insertCategories = run(
  'insertCategories',
  {
    org: uuid,
    tree: text,
    ids: list(uuid),
    parents: list(optional(uuid)),
    codes: list(text),
    namesZh: list(text),
    namesEn: list(text),
    positions: list(int),
  },
  p => sql`
    insert into catalogue.category (org_id, category_id, tree, parent_id, code, name_zh, name_en, position)
    select ${p.org}, w.category_id, ${p.tree}, w.parent_id, w.code, w.name_zh, w.name_en, w.position
      from unnest(${p.ids}::uuid[], ${p.parents}::uuid[], ${p.codes}::text[], ${p.namesZh}::text[],
                  ${p.namesEn}::text[], ${p.positions}::integer[])
           as w (category_id, parent_id, code, name_zh, name_en, position)`,
)
export const updateCategory = run(
  'updateCategory',
  {
    org: uuid,
    id: uuid,
    parent: optional(uuid),
    code: text,
    nameZh: text,
    nameEn: text,
    position: int,
  },
  p => sql`
    update catalogue.category
       set parent_id = ${p.parent}, code = ${p.code}, name_zh = ${p.nameZh}, name_en = ${p.nameEn},
           position = ${p.position}, version = version + 1
     where org_id = ${p.org} and category_id = ${p.id}`,
)
/** A merged node gives its products and its children to the other and goes. */
export const moveProducts = run(
  'moveCategoryProducts',
  { org: uuid, from: uuid, into: uuid },
  p => sql`
    insert into catalogue.category_product (org_id, category_id, product_id)
    select ${p.org}, ${p.into}, product_id from catalogue.category_product
     where org_id = ${p.org} and category_id = ${p.from}
    on conflict do nothing`,
)
export const moveChildren = run(
  'moveCategoryChildren',
  { org: uuid, from: uuid, into: uuid },
  p => sql`
    update catalogue.category set parent_id = ${p.into}, version = version + 1
     where org_id = ${p.org} and parent_id = ${p.from}`,
)
export const childNames = many(
  'childNames',
  { nameZh: text },
  { org: uuid, parent: uuid },
  p => sql`select name_zh from catalogue.category where org_id = ${p.org} and parent_id = ${p.parent}`,
)
export const deleteAssignments = run(
  'deleteAssignments',
  { org: uuid, id: uuid },
  p => sql`delete from catalogue.category_product where org_id = ${p.org} and category_id = ${p.id}`,
)
export const deleteCategory = run(
  'deleteCategory',
  { org: uuid, id: uuid },
  p => sql`delete from catalogue.category where org_id = ${p.org} and category_id = ${p.id}`,
)
export const assign = many(
  'assignProducts',
  { productId: uuid },
  { org: uuid, id: uuid, products: list(uuid) },
  p => sql`
    insert into catalogue.category_product (org_id, category_id, product_id)
    select ${p.org}, ${p.id}, q.product_id
      from unnest(${p.products}::uuid[]) as w (product_id)
      join catalogue.product q on q.product_id = w.product_id
    on conflict do nothing
    returning product_id`,
)
export const unassign = many(
  'unassignProducts',
  { productId: uuid },
  { org: uuid, id: uuid, products: list(uuid) },
  p => sql`
    delete from catalogue.category_product a using unnest(${p.products}::uuid[]) as w (product_id)
     where a.org_id = ${p.org} and a.category_id = ${p.id} and a.product_id = w.product_id
    returning a.product_id`,
)

/** ATC groups fill themselves: every product goes to the deepest node of the tree that its drug's code begins with. */
export const assignByAtc = run(
  'assignByAtc',
  { org: uuid },
  p => sql`
    insert into catalogue.category_product (org_id, category_id, product_id)
    select ${p.org}, node.category_id, q.product_id
      from catalogue.drug d
      join lateral (select c.category_id from catalogue.category c
                     where c.org_id = ${p.org} and c.tree = 'atc' and c.code <> '' and starts_with(d.atc, c.code)
                     order by length(c.code) desc limit 1) as node on true
      join catalogue.product q on q.drug_id = d.drug_id
     where d.atc is not null
    on conflict do nothing`,
)
/** Nodes whose code is a scope class (tcm_patent, device2 …) take what is of that class. */
export const assignByClass = run(
  'assignByClass',
  { org: uuid, ids: list(uuid), classes: list(text), forms: list(text) },
  p => sql`
    insert into catalogue.category_product (org_id, category_id, product_id)
    select ${p.org}, w.category_id, q.product_id
      from unnest(${p.ids}::uuid[], ${p.classes}::text[], ${p.forms}::text[]) as w (category_id, class, form)
      join catalogue.product q on q.scope_class = w.class and (w.form = '' or q.form = w.form)
    on conflict do nothing`,
)

export const categoryProducts = filtered(
  'categoryProducts',
  { ...faceColumns, pinyin: text },
  {
    org: uuid,
    id: uuid,
    deep: bool,
    lastPinyin: optional(text),
    lastId: optional(uuid),
    limit: int,
  },
  p => sql`
    with recursive below as (
      select category_id from catalogue.category where org_id = ${p.org} and category_id = ${p.id}
      union
      select c.category_id from below join catalogue.category c
        on c.org_id = ${p.org} and c.parent_id = below.category_id and ${p.deep})
    select q.product_id, q.generic_name, q.brand, q.form, q.strength, q.spec, q.maker_name, q.approval_no,
           q.sales_unit, q.pack_levels, q.scope_class, q.rx, q.temperature, q.ephedrine, q.device_class, q.state,
           q.approval_state, q.assumed, q.mah_org_id, q.demo, q.pinyin
      from catalogue.product q
     where q.state in ('published', 'suspended')
       and exists (select from catalogue.category_product a join below on below.category_id = a.category_id
                    where a.org_id = ${p.org} and a.product_id = q.product_id)
       and (${p.lastId}::uuid is null or (q.pinyin, q.product_id) > (${p.lastPinyin}, ${p.lastId}))
     order by q.pinyin, q.product_id
     limit ${p.limit}`,
)
