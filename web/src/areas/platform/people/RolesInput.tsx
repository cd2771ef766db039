import type { InputProps } from '../../../kit/form/inputs.tsx'
import { useRightWords } from '../../../parts/platform/rights.ts'
import { usePlatformText } from '../text.ts'
import { useRoles } from './useRoles.ts'

/** Roles as boxes, each with what it allows folded below it. */
export function RolesInput({ orgId, ...p }: InputProps<string[]> & { orgId: string | undefined }) {
  const t = usePlatformText()
  const say = useRightWords()
  const { rows, word } = useRoles(orgId)
  const on = p.value ?? []
  const toggle = (role: string) => {
    const next = on.includes(role) ? on.filter(one => one !== role) : [...on, role]
    p.onChange(next.length ? next : undefined)
  }
  return (
    <fieldset className="roles" id={p.id} aria-describedby={p.describedBy}>
      {rows.map(({ role, rights }) => (
        <div key={role}>
          <label className="check">
            <input
              type="checkbox"
              checked={on.includes(role)}
              onBlur={p.onBlur}
              onChange={() => toggle(role)}
            />
            {word(role)}
          </label>
          <details>
            <summary>{t('roleRights', { n: rights.length })}</summary>
            <p className="soft small">{rights.map(say).join(t('listComma'))}</p>
          </details>
        </div>
      ))}
    </fieldset>
  )
}
