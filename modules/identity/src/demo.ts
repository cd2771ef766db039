import { type Ctx, permit } from '@yaolian/kernel'
import type { DemoAccount } from './contract.ts'
import { demoAccounts, writeDemoAccounts } from './house.sql.ts'

/** Notes accounts of the demo world for the login page, in the order given. Only the world itself may. */
export async function noteDemoAccounts(ctx: Ctx, accounts: readonly DemoAccount[]): Promise<void> {
  permit(ctx, 'identity.demo.note')
  await writeDemoAccounts(ctx, {
    names: accounts.map(a => a.name),
    passwords: accounts.map(a => a.password),
    roles: accounts.map(a => a.role),
    zh: accounts.map(a => a.what.zh),
    en: accounts.map(a => a.what.en),
    sorts: accounts.map((_, i) => i),
  })
}

export async function listDemoAccounts(ctx: Ctx): Promise<DemoAccount[]> {
  const rows = await demoAccounts(ctx, {})
  return rows.map(({ whatZh, whatEn, ...account }) => ({ ...account, what: { zh: whatZh, en: whatEn } }))
}
