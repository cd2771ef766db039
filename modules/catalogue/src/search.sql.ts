import { int, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'
import { faceColumns } from './product.sql.ts'

const { many, one } = statements('catalogue')

const found = { rank: int, pinyin: text, ...faceColumns }
const filters = { states: list(text), rx: optional(list(text)), classes: optional(list(text)) }
/** Six conditions, always: a prepared statement has a fixed text. */
const words = { w1: text, w2: text, w3: text, w4: text, w5: text, w6: text }
const next = { first: text, afterRank: int, afterPinyin: text, afterId: uuid, limit: int }

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

/** Products that fit every pattern of letters and digits: index product_words. */
export const productsByLetters = many(
  'productsByLetters',
  found,
  { ...filters, ...words, ...next },
  p => sql`
    select f.* from (
      select catalogue.search_rank(p, ${p.first}) as rank, p.pinyin, p.product_id, p.generic_name, p.brand, p.form,
             p.strength, p.spec, p.maker_name, p.approval_no, p.sales_unit, p.pack_levels, p.scope_class, p.rx,
             p.temperature, p.ephedrine, p.device_class, p.state, p.approval_state, p.assumed, p.mah_org_id, p.demo
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

/** Products that hold every word, one of them Chinese at least: index product_grams. */
export const productsByHan = many(
  'productsByHan',
  found,
  { ...filters, grams: list(text), ...words, ...next },
  p => sql`
    select f.* from (
      select catalogue.search_rank(p, ${p.first}) as rank, p.pinyin, p.product_id, p.generic_name, p.brand, p.form,
             p.strength, p.spec, p.maker_name, p.approval_no, p.sales_unit, p.pack_levels, p.scope_class, p.rx,
             p.temperature, p.ephedrine, p.device_class, p.state, p.approval_state, p.assumed, p.mah_org_id, p.demo
        from catalogue.product p
       where p.grams @> ${p.grams}
         and position(${p.w1} in p.search_text) > 0 and position(${p.w2} in p.search_text) > 0
         and position(${p.w3} in p.search_text) > 0 and position(${p.w4} in p.search_text) > 0
         and position(${p.w5} in p.search_text) > 0 and position(${p.w6} in p.search_text) > 0
         and p.state = any (${p.states})
         and (${p.rx}::text[] is null or p.rx = any (${p.rx}))
         and (${p.classes}::text[] is null or p.scope_class = any (${p.classes}))) as f
     where (f.rank, f.pinyin, f.product_id) > (${p.afterRank}, ${p.afterPinyin}, ${p.afterId})
     order by f.rank, f.pinyin, f.product_id
     limit ${p.limit}`,
)

export const countAll = one(
  'countAll',
  { count: int },
  filters,
  p => sql`
    select count(*)::integer as count from (
      select 1 from catalogue.product p
       where p.state = any (${p.states})
         and (${p.rx}::text[] is null or p.rx = any (${p.rx}))
         and (${p.classes}::text[] is null or p.scope_class = any (${p.classes}))
       limit 10001) as counted`,
)

export const countByLetters = one(
  'countByLetters',
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

export const countByHan = one(
  'countByHan',
  { count: int },
  { ...filters, grams: list(text), ...words },
  p => sql`
    select count(*)::integer as count from (
      select 1 from catalogue.product p
       where p.grams @> ${p.grams}
         and position(${p.w1} in p.search_text) > 0 and position(${p.w2} in p.search_text) > 0
         and position(${p.w3} in p.search_text) > 0 and position(${p.w4} in p.search_text) > 0
         and position(${p.w5} in p.search_text) > 0 and position(${p.w6} in p.search_text) > 0
         and p.state = any (${p.states})
         and (${p.rx}::text[] is null or p.rx = any (${p.rx}))
         and (${p.classes}::text[] is null or p.scope_class = any (${p.classes}))
       limit 10001) as counted`,
)
