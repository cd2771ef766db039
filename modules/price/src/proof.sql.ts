import { big, optional, sql, statements, text } from '@yaolian/kernel'

const { many } = statements('price')

/** Adjacent active periods of one product (and buyer): the earlier must end before the later begins. */
export const overlappingPrices = many(
  'overlappingPrices',
  { checked: big, violation: optional(text) },
  {},
  () => sql`
    with periods as (
      select org_id, null::uuid as buyer_org_id, product_id, valid_from, valid_to from price.list_price
       where state = 'active'
      union all
      select org_id, buyer_org_id, product_id, valid_from, valid_to from price.contract_price
       where state = 'active'
    ), ordered as (
      select p.*, lead(valid_from) over (partition by org_id, buyer_org_id, product_id order by valid_from)
               as next_from
        from periods p
    )
    select c.checked, v.violation
      from (select count(*) as checked from ordered) c
      left join (
        select format('seller %s buyer %s product %s: the price from %s to %s runs into the one from %s',
                      org_id, coalesce(buyer_org_id::text, '-'), product_id, valid_from,
                      coalesce(valid_to::text, '-'), next_from) as violation
          from ordered where next_from is not null and (valid_to is null or valid_to >= next_from)
         limit 20) v on true`,
)
