import { day, int, sql, statements, text } from '@yaolian/kernel'

const { many, run } = statements('catalogue')

/** One more search of these words on this day; nothing else is kept of it. */
export const keepMiss = run(
  'keepMiss',
  { day, words: text, found: text },
  p => sql`
    insert into catalogue.search_miss as m (day, words, found, searches)
    values (${p.day}, ${p.words}, ${p.found}, 1)
        on conflict (day, words, found) do update set searches = m.searches + 1`,
)

/** What was looked for in vain at least so often since a day, the most wanted first. */
export const missesSince = many(
  'missesSince',
  { words: text, found: text, searches: int, lastOn: day },
  { since: day, least: int, afterSearches: int, afterWords: text, limit: int },
  p => sql`
    select words, found, searches, last_on
      from (select m.words, m.found, sum(m.searches)::integer as searches, max(m.day) as last_on
              from catalogue.search_miss m
             where m.day >= ${p.since}
             group by m.words, m.found) as summed
     where searches >= ${p.least}
       and (-searches, words || ' ' || found) > (-${p.afterSearches}::integer, ${p.afterWords})
     order by searches desc, words || ' ' || found
     limit ${p.limit}`,
)

export const forgetMisses = run(
  'forgetMisses',
  { before: day },
  p => sql`delete from catalogue.search_miss where day < ${p.before}`,
)
