import type { refusalsZh } from './refusals.zh.ts'

export const refusalsEn: Readonly<Record<keyof typeof refusalsZh, string>> = {
  'identity.login_refused': 'Wrong account or password.',
}
