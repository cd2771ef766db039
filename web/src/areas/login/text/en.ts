import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  title: 'Log in to Yaolian',
  promise: 'One box and one yuan, from factory to patient, with every step accounted for.',
  name: 'Account',
  code: 'Code',
  codeHint: 'The 6 digits of your authenticator, or a recovery code when your phone is not at hand',
  password: 'Password',
  enter: 'Log in',
  demo: 'Demo accounts',
  demoHint: 'Press one to enter. Firms and people in it are invented.',
  nowhere: 'Your roles open no page yet',
  nowhereHint: '{name}, ask the administrator of {firm} for a role and log in again.',
  forgot: 'Forgot your password? The administrator of your organisation can reset it.',
}
