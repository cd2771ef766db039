/** Sentences for the refusal codes of the server (`module.reason`); {facts} are those the refusal carries. */
export const refusalsZh: Readonly<Record<string, string>> = {
  'identity.login_refused': '账号或密码不对。',
}
