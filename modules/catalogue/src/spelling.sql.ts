import { bool, int, list, sql, statements, text } from '@yaolian/kernel'

const { many } = statements('catalogue')

/** Which words begin anywhere at all. */
export const knownWords = many(
  'knownWords',
  { word: text },
  { words: list(text), pasts: list(text), shorts: list(bool) },
  p => sql`
    select w.word
      from unnest(${p.words}::text[], ${p.pasts}::text[], ${p.shorts}::boolean[]) as w (word, past, short)
     where exists (select from catalogue.search_key k
                    where k.key >= w.word and k.key < w.past and (k.starts or not w.short))
        or exists (select from catalogue.search_code c where c.code >= w.word and c.code < w.past)`,
)

/** Names, brands and makers with all characters and pairs of one of the lists, each list parted by blanks. */
export const termsWithGrams = many(
  'termsWithGrams',
  { folded: text, kind: text, weight: int, products: int },
  { grams: list(text), most: int },
  p => sql`
    select t.folded, t.kind, k.weight, k.products
      from (select distinct n.term_id, n.folded, n.kind
              from unnest(${p.grams}::text[]) as w (grams)
             cross join lateral (
                select t.term_id, t.folded, t.kind from catalogue.search_term t
                 where t.kind <> 'spec' and t.grams @> string_to_array(w.grams, ' ')
                 limit ${p.most}) as n) as t
     cross join lateral (
        select max(k.weight) as weight, max(k.products) as products
          from (select weight, products from catalogue.search_key k where k.term_id = t.term_id limit 1) as k) as k`,
)

/** Which of some spellings begin a key, and how good what they begin is: 50 keys of each are looked at. */
export const spellingsKnown = many(
  'spellingsKnown',
  { spelling: text, whole: bool, class: int, weight: int, products: int },
  { spellings: list(text), pasts: list(text) },
  p => sql`
    select w.spelling, k.whole, k.class, k.weight, k.products
      from unnest(${p.spellings}::text[], ${p.pasts}::text[]) as w (spelling, past)
     cross join lateral (
        select bool_or(k.key = w.spelling and k.class = 1) as whole, min(k.class)::integer as class,
               max(k.weight) as weight, sum(k.products)::integer as products
          from (select * from catalogue.search_key k
                 where k.key >= w.spelling and k.key < w.past limit 50) as k
        having count(*) > 0) as k
     order by k.whole desc, k.class, k.weight desc, k.products desc
     limit 20`,
)

/** Which of some numbers there are, those of the most wanted products first. */
export const codesKnown = many(
  'codesKnown',
  { code: text },
  { codes: list(text), limit: int },
  p => sql`
    select c.code
      from unnest(${p.codes}::text[]) as w (code)
      join catalogue.search_code c on c.code = w.code
      join catalogue.search_row r on r.product_id = c.product_id
     group by c.code
     order by max(r.weight) desc, c.code
     limit ${p.limit}`,
)
