import { int, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'
import { faceColumns } from './product.sql.ts'

const { many, one } = statements('catalogue')

const found = { rank: int, pinyin: text, ...faceColumns }
const filters = { states: list(text), rx: optional(list(text)), classes: optional(list(text)) }
const words = { w1: text, w2: text, w3: text, w4: text, w5: text, w6: text }

/** All products in the order of their pinyin: index product_sorted. */
export const productPage = many(
  'productPage',
  found,
  { ...filters, afterPinyin: text, afterId: uuid, limit: int },
  p => sql`
    select 0 as rank, p.pinyin, p.product_id, p.generic_name, p.brand, p.form, p.strength, p.spec, p.maker_name,
           p.approval_no, p.sales_unit, p.pack_levels, p.scope_class, p.rx, p.temperature, p.ephedrine,
           p.device_class, p.state, p.approval_state, p.assumed, p.mah_org_id, p.demo
      from catalogue.product p
     where (p.pinyin, p.product_id) > (${p.afterPinyin}, ${p.afterId})
       and p.state = any (${p.states})
       and (${p.rx}::text[] is null or p.rx = any (${p.rx}))
       and (${p.classes}::text[] is null or p.scope_class = any (${p.classes}))
     order by p.pinyin, p.product_id
     limit ${p.limit}`,
)

/**
 * Products that hold every word (index product_words from three characters on). First those whose name, brand,
 * initials, pinyin or number begin with the first word, then those where a field does, then the rest.
 */
export const productSearch = many(
  'productSearch',
  found,
  {
    ...filters,
    ...words,
    prefix: text,
    fieldStart: text,
    afterRank: int,
    afterPinyin: text,
    afterId: uuid,
    limit: int,
  },
  p => sql`
    select f.* from (
      select case when p.name_key like ${p.prefix} or p.brand_key like ${p.prefix} or p.initials like ${p.prefix}
                    or p.pinyin like ${p.prefix} or lower(p.approval_no) like ${p.prefix} then 0
                  when p.search_text like ${p.fieldStart} then 1 else 2 end as rank,
             p.pinyin, p.product_id, p.generic_name, p.brand, p.form, p.strength, p.spec, p.maker_name,
             p.approval_no, p.sales_unit, p.pack_levels, p.scope_class, p.rx, p.temperature, p.ephedrine,
             p.device_class, p.state, p.approval_state, p.assumed, p.mah_org_id, p.demo
        from catalogue.product p
       where p.search_text like ${p.w1} and p.search_text like ${p.w2} and p.search_text like ${p.w3}
         and p.search_text like ${p.w4} and p.search_text like ${p.w5} and p.search_text like ${p.w6}
         and p.state = any (${p.states})
         and (${p.rx}::text[] is null or p.rx = any (${p.rx}))
         and (${p.classes}::text[] is null or p.scope_class = any (${p.classes}))) as f
     where (f.rank, f.pinyin, f.product_id) > (${p.afterRank}, ${p.afterPinyin}, ${p.afterId})
     order by f.rank, f.pinyin, f.product_id
     limit ${p.limit}`,
)

export const countProducts = one(
  'countProducts',
  { count: int },
  { ...filters, ...words },
  p => sql`
    select count(*)::integer as count from (
      select 1 from catalogue.product p
       where p.search_text like ${p.w1} and p.search_text like ${p.w2} and p.search_text like ${p.w3}
         and p.search_text like ${p.w4} and p.search_text like ${p.w5} and p.search_text like ${p.w6}
         and p.state = any (${p.states})
         and (${p.rx}::text[] is null or p.rx = any (${p.rx}))
         and (${p.classes}::text[] is null or p.scope_class = any (${p.classes}))
       limit 10001) as counted`,
)
