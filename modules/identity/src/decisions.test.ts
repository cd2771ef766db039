import { type Actor, isRefusal, newId, type Refusal } from '@yaolian/kernel'
import { party } from '@yaolian/party'
import { OrganisationKind } from '@yaolian/party/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actorCache } from './actor-cache.ts'
import { judgeMembership } from './add-users.ts'
import { isAllowedFrom, isNetwork } from './allowed-address.ts'
import { keyRightsNow } from './authenticate.ts'
import { keepsManager } from './change-member.ts'
import { COMMON_PASSWORDS } from './common-passwords.ts'
import { decidePassword } from './decide-password.ts'
import { decideRoles } from './decide-roles.ts'
import { decideKeyRights } from './keys.ts'
import { CACHE_MAX, CACHE_MS } from './limits.ts'
import { foldName } from './log-in.ts'
import { rights } from './rights.ts'
import { firstRoles, ROLES, rightsOf } from './roles.ts'
import { CLASHES, clashesOf } from './separation.ts'
import { kindOfToken, newKeyToken, newSessionToken, tokenHash } from './token.ts'

const codeOf = (answer: unknown): string | null => (isRefusal(answer) ? (answer as Refusal).code : null)

test('every right of party and identity is held by some role, and every role gives rights', () => {
  const given = new Set(Object.values(ROLES).flatMap(role => role.rights))
  for (const right of [...Object.keys(party.rights), ...Object.keys(rights)]) expect(given).toContain(right)
  for (const right of given) expect(right).toMatch(/^[a-z]+(\.[a-z_]+)+$/)
})

test('a role fits its kind of organisation, platform roles only where the house is run', () => {
  const decide = (roles: string[], kind: string, inHouse = false) =>
    codeOf(decideRoles(roles, { kind, inHouse }))
  expect(decide(['purchaser', 'receiver'], 'pharmacy')).toBeNull()
  expect(decide(['sales'], 'pharmacy')).toBe('identity.role_unfit')
  expect(decide(['platform_admin'], 'distributor')).toBe('identity.role_unfit')
  expect(decide(['platform_admin'], 'distributor', true)).toBeNull()
  expect(decide(['platform_quality'], 'platform')).toBeNull()
  expect(decide(['regulator'], 'platform')).toBe('identity.role_unfit')
  expect(decide(['king'], 'pharmacy')).toBe('identity.role_unknown')
  expect(decide([], 'pharmacy')).toBe('identity.roles_missing')
})

test('no single role joins what must be apart, and no person may by two roles', () => {
  for (const role of Object.keys(ROLES)) {
    expect(clashesOf([role]), role).toEqual([])
  }
  const conflict = (roles: string[], kind: string, inHouse = false) =>
    codeOf(decideRoles(roles, { kind, inHouse }))
  expect(conflict(['purchaser', 'quality'], 'pharmacy')).toBe('identity.roles_conflict')
  expect(conflict(['pharmacist', 'quality'], 'pharmacy')).toBe('identity.roles_conflict')
  expect(conflict(['sales', 'quality'], 'distributor')).toBe('identity.roles_conflict')
  expect(conflict(['sales', 'finance'], 'distributor')).toBe('identity.roles_conflict')
  expect(conflict(['platform_admin', 'platform_quality'], 'platform')).toBe('identity.roles_conflict')
  expect(conflict(['warehouse', 'finance'], 'distributor')).toBe('identity.roles_conflict')
  expect(conflict(['medical_rep', 'sales'], 'mah')).toBe('identity.roles_conflict')
  expect(conflict(['medical_rep', 'warehouse'], 'mah')).toBe('identity.roles_conflict')
  expect(conflict(['medical_rep', 'observer'], 'mah')).toBeNull()
  expect(conflict(['platform_admin', 'sales'], 'distributor', true)).toBe('identity.roles_conflict')
  expect(conflict(['platform_admin', 'seller_admin'], 'distributor', true)).toBeNull()
  expect(conflict(['buyer_admin', 'purchaser', 'receiver'], 'pharmacy')).toBeNull()
})

test.each(OrganisationKind.enum)('whoever sets up a house as %s gets roles that fit', kind => {
  expect(decideRoles(firstRoles(kind, true), { kind, inHouse: true })).toBeNull()
  expect(rightsOf(firstRoles(kind, true)).has('identity.user.manage')).toBe(true)
})

test('rights are the union of the roles, and a role that is gone gives none', () => {
  expect([...rightsOf(['purchaser', 'receiver', 'gone'])].sort()).toEqual(
    [...new Set([...(ROLES.purchaser?.rights ?? []), ...(ROLES.receiver?.rights ?? [])])].sort(),
  )
  expect(rightsOf(['gone']).size).toBe(0)
})

test.each([
  ['短密码', 'identity.password_length'],
  ['123456789', 'identity.password_length'],
  ['x'.repeat(129), 'identity.password_length'],
  ['aaaaaaaaaaaa', 'identity.password_common'],
  ['abababababab', 'identity.password_common'],
  ['12345678901', 'identity.password_common'],
  ['9876543210', 'identity.password_common'],
  ['abcdefghijk', 'identity.password_common'],
  ['1Q2w3E4r5T', 'identity.password_common'],
  ['１ｑ２ｗ３ｅ４ｒ５ｔ', 'identity.password_common'],
  ['wangyaoshi2026!', 'identity.password_is_name'],
  ['WangYaoshi-2026', 'identity.password_is_name'],
  ['correct horse battery', null],
  ['三七丹参当归黄芪川芎白', null],
])('the password %s: %s', (password, code) => {
  expect(codeOf(decidePassword(password, 'wangyaoshi'))).toBe(code)
})

test('a password that holds the login name is refused, wherever and in whatever case', () => {
  const names = fc.stringMatching(/^[a-z0-9][a-z0-9._@+-]{2,39}$/)
  const padding = fc.string({ maxLength: 40 })
  fc.assert(
    fc.property(names, padding, padding, fc.boolean(), (name, before, after, upper) => {
      const password = before + (upper ? name.toUpperCase() : name) + after
      expect(decidePassword(password, name)).not.toBeNull()
    }),
  )
})

test('any two roles a person may hold leave apart what must be apart', () => {
  const role = fc.constantFrom(...Object.keys(ROLES))
  fc.assert(
    fc.property(fc.uniqueArray(role, { minLength: 1, maxLength: 5 }), roles => {
      for (const kind of OrganisationKind.enum)
        if (decideRoles(roles, { kind, inHouse: true }) === null) {
          const held = rightsOf(roles)
          for (const { one, other } of CLASHES)
            if ('rights' in one && 'rights' in other)
              expect(one.rights.some(r => held.has(r)) && other.rights.some(r => held.has(r))).toBe(false)
        }
    }),
  )
})

test('the list of common passwords holds what the length lets through', () => {
  expect(COMMON_PASSWORDS.size).toBeGreaterThan(100)
  for (const password of COMMON_PASSWORDS) expect(password).toBe(password.toLowerCase())
})

test('names are the same in any case and width', () => {
  expect(foldName(' ＷangYaoshi ')).toBe('wangyaoshi')
})

test('a membership needs an active firm that is known', () => {
  const standing = { orgId: newId(), kind: 'pharmacy' as const, state: 'active' as const }
  expect(judgeMembership(['purchaser'], standing, false)).toBeNull()
  expect(codeOf(judgeMembership(['purchaser'], undefined, false))).toBe('identity.organisation_unknown')
  expect(codeOf(judgeMembership(['purchaser'], { ...standing, state: 'closed' }, false))).toBe(
    'identity.organisation_closed',
  )
  expect(codeOf(judgeMembership(['sales'], standing, false))).toBe('identity.role_unfit')
})

test('a firm keeps somebody who manages its people', () => {
  const [last, other] = [newId(), newId()]
  const demoted = { roles: ['purchaser'], state: 'active' as const }
  const disabled = { roles: ['buyer_admin'], state: 'disabled' as const }
  expect(codeOf(keepsManager(last, [last], demoted))).toBe('identity.last_manager')
  expect(codeOf(keepsManager(last, [last], disabled))).toBe('identity.last_manager')
  expect(keepsManager(last, [last, other], demoted)).toBe(true)
  expect(keepsManager(other, [last], demoted)).toBe(true)
  expect(keepsManager(last, [last], { ...disabled, state: 'active' })).toBe(true)
})

test('a key may do no more than its maker, and never manage people', () => {
  const own = new Set(['trade.order.place', 'identity.user.manage', 'platform.users.manage'])
  expect(decideKeyRights(['trade.order.place'], own)).toBeNull()
  expect(codeOf(decideKeyRights(['trade.order.ship'], own))).toBe('identity.right_not_yours')
  expect(codeOf(decideKeyRights(['identity.user.manage'], own))).toBe('identity.right_not_for_keys')
  expect(codeOf(decideKeyRights(['platform.users.manage'], own))).toBe('identity.right_not_for_keys')
})

test('a token shows by its form what it is; anything else is nobody’s', () => {
  expect(kindOfToken(newSessionToken())).toBe('session')
  expect(kindOfToken(newKeyToken())).toBe('key')
  for (const other of ['', 'x', 'ylk_', `${newSessionToken()}x`, `ylk_${'!'.repeat(43)}`])
    expect(kindOfToken(other)).toBeNull()
  expect(newSessionToken()).not.toBe(newSessionToken())
  expect(tokenHash('a')).toMatch(/^[0-9a-f]{64}$/)
})

test('the memory about tokens ends after its time, on request, and when it is full', () => {
  let at = 0
  const cache = actorCache(() => at)
  const actor: Actor = { kind: 'key', userId: null, name: 'k', orgId: newId(), rights: new Set() }
  const known = { actor, allowedFrom: [], perMinute: null }
  cache.put('one', known, cache.generation())
  expect(cache.get('one')).toBe(known)
  at = CACHE_MS
  expect(cache.get('one')).toBeNull()
  cache.put('one', known, cache.generation())
  cache.forget('one')
  expect(cache.get('one')).toBeNull()
  const asked = cache.generation()
  cache.forget()
  cache.put('one', known, asked) // read before the session ended, answered after it
  expect(cache.get('one')).toBeNull()
  for (let i = 0; i <= CACHE_MAX; i++) cache.put(`n${i}`, known, cache.generation())
  expect(cache.get('n0')).toBeNull()
  expect(cache.get('n1')).toBe(known)
})

test('networks are told from nonsense, and a key comes from where it may', () => {
  for (const good of ['192.0.2.7', '192.0.2.0/24', '2001:db8::/32', '0.0.0.0/0'])
    expect(isNetwork(good)).toBe(true)
  for (const bad of ['', 'x', '192.0.2', '192.0.2.0/33', '192.0.2.0/', '2001:db8::/129', '1.2.3.4/8/8'])
    expect(isNetwork(bad)).toBe(false)
  expect(isAllowedFrom([], '203.0.113.5')).toBe(true)
  const own = ['192.0.2.0/24', '2001:db8::/32', '198.51.100.7']
  expect(
    ['192.0.2.200', '::ffff:192.0.2.9', '2001:db8::1', '198.51.100.7'].every(ip => isAllowedFrom(own, ip)),
  ).toBe(true)
  expect(['192.0.3.1', '198.51.100.8', '2001:db9::1', '', 'x'].some(ip => isAllowedFrom(own, ip))).toBe(false)
  expect(isAllowedFrom(['nonsense'], '192.0.2.1')).toBe(false)
})

test('a key keeps of its rights what its maker still has', () => {
  const rights = ['trade.order.place', 'price.read']
  expect(keyRightsNow({ rights, makerRoles: ['purchaser'], isOwnerless: false })).toEqual(rights)
  expect(keyRightsNow({ rights, makerRoles: ['finance'], isOwnerless: false })).toEqual(['price.read'])
  expect(keyRightsNow({ rights, makerRoles: null, isOwnerless: false })).toEqual([])
  expect(keyRightsNow({ rights, makerRoles: null, isOwnerless: true })).toEqual(rights)
})
