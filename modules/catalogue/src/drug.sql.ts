import { bool, instant, int, optional, sql, statements, text, uuid, word } from '@yaolian/kernel'
import type { DrugRoute, SubstituteWhy } from './contract.ts'
import { faceColumns } from './product.sql.ts'

const { filtered, many, maybe, run } = statements('catalogue')

const drugColumns = {
  drugId: uuid,
  genericName: text,
  form: text,
  englishName: text,
  atc: optional(text),
  route: word<DrugRoute>(),
  version: int,
}
export const drugById = maybe(
  'drugById',
  drugColumns,
  { id: uuid },
  p => sql`
    select drug_id, generic_name, form, english_name, atc, route, version from catalogue.drug where drug_id = ${p.id}`,
)

export const listDrugs = filtered(
  'listDrugs',
  { ...drugColumns, products: int },
  {
    pattern: optional(text),
    atc: optional(text),
    route: optional(text),
    lastName: optional(text),
    lastForm: optional(text),
    limit: int,
  },
  p => sql`
    select d.drug_id, d.generic_name, d.form, d.english_name, d.atc, d.route, d.version,
           (select count(*)::integer from catalogue.product q where q.drug_id = d.drug_id) as products
      from catalogue.drug d
     where (${p.pattern}::text is null or d.generic_name like ${p.pattern} or lower(d.english_name) like ${p.pattern})
       and (${p.atc}::text is null or d.atc like ${p.atc})
       and (${p.route}::text is null or d.route = ${p.route})
       and (${p.lastName}::text is null or (d.generic_name, d.form) > (${p.lastName}, ${p.lastForm}))
     order by d.generic_name, d.form
     limit ${p.limit}`,
)

export const writeDrug = run(
  'writeDrug',
  { id: uuid, version: int, englishName: text, atc: optional(text), route: text, at: instant },
  p => sql`
    update catalogue.drug
       set english_name = ${p.englishName}, atc = ${p.atc}, route = ${p.route}, version = version + 1,
           updated_at = ${p.at}
     where drug_id = ${p.id} and version = ${p.version}`,
)

export const productsOfDrug = many(
  'productsOfDrug',
  faceColumns,
  {
    drug: uuid,
    lastStrength: optional(text),
    lastMaker: optional(text),
    lastId: optional(uuid),
    limit: int,
  },
  p => sql`
    select p.product_id, p.generic_name, p.brand, p.form, p.strength, p.spec, p.maker_name, p.approval_no,
           p.sales_unit, p.pack_levels, p.scope_class, p.rx, p.temperature, p.ephedrine, p.device_class, p.state,
           p.approval_state, p.assumed, p.mah_org_id, p.demo
      from catalogue.product p
     where p.drug_id = ${p.drug}
       and (${p.lastStrength}::text is null
            or (p.strength, p.maker_name, p.product_id) > (${p.lastStrength}, ${p.lastMaker}, ${p.lastId}))
     order by p.strength, p.maker_name, p.product_id
     limit ${p.limit}`,
)

/** Best first: what is the same, then the substance in another salt or form, then other strengths of the drug. */
export const substitutesOf = many(
  'substitutesOf',
  { ...faceColumns, why: word<SubstituteWhy>(), sameMaker: bool },
  { product: uuid, limit: int },
  p => sql`
    with wanted as (
      select q.*, d.english_name, d.route from catalogue.product q join catalogue.drug d on d.drug_id = q.drug_id
       where q.product_id = ${p.product}),
    drugs as (
      select d.drug_id, d.drug_id = w.drug_id as same_drug
        from wanted w join catalogue.drug d
          on d.drug_id = w.drug_id or (w.english_name <> '' and d.english_name = w.english_name and d.route = w.route)),
    ranked as (
      select p.*, case when drugs.same_drug and p.strength = w.strength then 1
                       when p.strength = w.strength then 2
                       when drugs.same_drug then 3 end as rank,
             p.maker_name = w.maker_name as same_maker
        from wanted w cross join drugs join catalogue.product p on p.drug_id = drugs.drug_id
       where p.product_id <> w.product_id and p.state = 'published' and p.strength <> '' and p.demo = w.demo)
    select p.product_id, p.generic_name, p.brand, p.form, p.strength, p.spec, p.maker_name, p.approval_no,
           p.sales_unit, p.pack_levels, p.scope_class, p.rx, p.temperature, p.ephedrine, p.device_class, p.state,
           p.approval_state, p.assumed, p.mah_org_id, p.demo, p.same_maker,
           case p.rank when 1 then 'same' when 2 then 'same_substance' else 'other_strength' end as why
      from ranked p
     where p.rank is not null
     order by p.rank, p.same_maker desc, p.maker_name, p.product_id
     limit ${p.limit}`,
)
