import { instant, list, sql, statements, text, uuid } from '@yaolian/kernel'

const { many } = statements('catalogue')

/** A later list may bring the number that a draft lacks; what somebody has entered stays. */
export const fillApprovals = many(
  'fillApprovals',
  { productId: uuid },
  {
    names: list(text),
    forms: list(text),
    specs: list(text),
    makers: list(text),
    approvals: list(text),
    at: instant,
  },
  p => sql`
    update catalogue.product p
       set approval_no = w.approval_no, search_text = p.search_text || ' ' || lower(w.approval_no),
           version = p.version + 1, updated_at = ${p.at}
      from unnest(${p.names}::text[], ${p.forms}::text[], ${p.specs}::text[], ${p.makers}::text[],
                  ${p.approvals}::text[]) as w (generic_name, form, spec, maker_name, approval_no)
     where p.generic_name = w.generic_name and p.form = w.form and p.spec = w.spec
       and p.maker_name = w.maker_name and not p.demo
       and p.state = 'draft' and p.approval_no is null
    returning p.product_id`,
)
