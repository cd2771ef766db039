import { CLASHES, ROLES } from '@yaolian/identity'
import type { Module } from '@yaolian/kernel'
import { code, pageOf, table } from './markdown.ts'

const sideOf = (side: (typeof CLASHES)[number]['one']): string =>
  'role' in side ? code(side.role) : side.rights.map(code).join(' ')

/** Rights with the roles that hold them, roles with the firms they are for, and what must stay apart. */
export function rightsPage(modules: readonly Module[]): string {
  const rights = modules.flatMap(module => Object.entries(module.rights))
  const holders = (right: string): string =>
    Object.entries(ROLES)
      .filter(([, role]) => role.rights.includes(right))
      .map(([name]) => code(name))
      .join(' ') || 'the system only'
  return pageOf(
    'Rights and roles',
    'A verb asks for one right first. A person holds the rights of all roles held in the firm acted for; a key of a machine holds a part of the rights of whoever made it.',
    '## Rights',
    table(
      ['right', '中文', 'what it allows', 'held by'],
      rights.map(([right, { zh, en }]) => [code(right), zh, en, holders(right)]),
    ),
    '## Roles (岗位)',
    table(
      ['role', '中文', 'English', 'in firms of kind', 'rights'],
      Object.entries(ROLES).map(([name, role]) => [
        code(name),
        role.zh,
        role.en,
        role.kinds.join(', '),
        String(role.rights.length),
      ]),
    ),
    'The kind `house` is the organisation that runs this installation.',
    '## Kept apart (不相容岗位)',
    'No person holds both sides of a line in one firm; a role that would join them is refused with `identity.roles_conflict`.',
    table(
      ['id', 'one', 'other', 'why', 'source'],
      CLASHES.map(({ id, one, other, why, source }) => [id, sideOf(one), sideOf(other), why.en, source]),
    ),
  )
}
