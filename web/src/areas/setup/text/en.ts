import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  title: 'Start using Yaolian',
  hint: 'There is no organisation here yet. Create the first one with its administrator; others are registered later under Platform.',
  orgName: 'Name of the organisation',
  uscc: 'Unified social credit code',
  kind: 'Kind',
  province: 'Province',
  city: 'City',
  displayName: 'Name of the administrator',
  name: 'Account of the administrator',
  nameHint: 'Letters, digits, dots and dashes',
  password: 'Password',
  passwordHint: 'At least 10 characters',
  submit: 'Create and log in',
  done: 'There is an organisation already',
  doneHint: 'The first set-up can be done only once.',
  toLogin: 'To the login',
  usccWrong: 'Should be 18 capital letters and digits without I, O, S, V, Z',
}
