-- A house that is older than its search has offers that the search was never told of.
select kernel.add_job('price.tell-offers', '{}'::jsonb, null, 'price.tell-offers');
