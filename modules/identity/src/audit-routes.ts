import { downloading, type Route, reading } from '@yaolian/kernel'
import { Id } from '@yaolian/kernel/contract'
import Type from 'typebox'
import * as c from './contract.ts'
import { roleMatrix } from './list-people.ts'
import { exportColleagueData, exportOwnData, revealContact, showOwnData } from './personal-data.ts'
import { exportAudit, readAudit } from './read-audit.ts'

const UserParams = Type.Object({ userId: Id })
const EXPORTS_PER_MINUTE = 6

/** Who saw or changed what, and what is kept about people. */
export const auditRoutes = (): Route[] => [
  reading(
    {
      path: '/identity/audit',
      summary: 'Who saw or changed what in my firm; with a right of the platform in any firm',
      right: 'identity.audit.read',
      query: c.AuditQuery,
      answer: c.AuditPage,
    },
    (ctx, { query }) => readAudit(ctx, query),
  ),
  downloading(
    {
      path: '/identity/audit/export',
      summary: 'The same as CSV, 10,000 entries at most',
      right: 'identity.audit.read',
      query: c.AuditExportQuery,
      journals: true,
      perMinute: EXPORTS_PER_MINUTE,
    },
    (ctx, { query }) => exportAudit(ctx, query),
  ),
  reading(
    {
      path: '/identity/me/data',
      summary: 'What this house keeps about me (个人信息保护法 art. 45)',
      right: 'signed-in',
      answer: c.PersonalData,
      perMinute: 30,
    },
    ctx => showOwnData(ctx),
  ),
  downloading(
    {
      path: '/identity/me/data/export',
      summary: 'The same as a file to take along',
      right: 'signed-in',
      journals: true,
      perMinute: EXPORTS_PER_MINUTE,
    },
    ctx => exportOwnData(ctx),
  ),
  downloading(
    {
      path: '/identity/users/:userId/data',
      summary: 'What my firm keeps about a colleague who asked for it; noted',
      right: 'identity.user.manage',
      params: UserParams,
      journals: true,
      perMinute: EXPORTS_PER_MINUTE,
    },
    (ctx, { params }) => exportColleagueData(ctx, params.userId),
  ),
  reading(
    {
      path: '/identity/users/:userId/contact',
      summary: "A colleague's whole phone or mail; the look is noted",
      right: 'identity.person.reveal',
      params: UserParams,
      answer: c.Contact,
      journals: true,
    },
    (ctx, { params }) => revealContact(ctx, params.userId),
  ),
  reading(
    {
      path: '/identity/roles/matrix',
      summary: 'Every role with its rights, and what nobody holds together',
      right: 'signed-in',
      answer: c.RoleMatrix,
    },
    async () => roleMatrix(),
  ),
]
