import { FIRM_FORMATS } from '@yaolian/codes/contract'
import { AcceptBody, type InvitationSeen } from '@yaolian/identity/contract'
import { Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import Type, { type Static } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { post } from '../../kit/api.ts'
import { ChoiceInput, CodeInput, PasswordInput, TextInput } from '../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../kit/form/SchemaForm.tsx'
import { time } from '../../kit/format.ts'
import { useBoth } from '../../kit/lang.ts'
import { Notice, PageState, stateOf } from '../../kit/PageState.tsx'
import { asProblem, type Problem } from '../../kit/problem.ts'
import { queries, useGet } from '../../kit/queries.ts'
import { Refusal } from '../../kit/Refusal.tsx'
import { type Me, mePath } from '../../kit/session.tsx'
import { useKitText } from '../../kit/text.ts'
import { useFromPath } from '../../kit/view.ts'
import { CodeRead } from '../../parts/codes/CodeRead.tsx'
import { provinces } from '../../parts/party/provinces.ts'
import './login.css'
import { LoginPage } from './LoginPage.tsx'
import { useLoginText } from './text.ts'

const { name, displayName } = AcceptBody.properties
const Account = Type.Object({
  displayName,
  name,
  password: Type.String({ minLength: 10, maxLength: 128 }),
})
/** The server's own schemas, flat. */
const FirmAccount = Type.Object({
  firmName: Type.String({ minLength: 2, maxLength: 120 }),
  uscc: Type.String({ pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' }),
  province: Type.String({ minLength: 2, maxLength: 30 }),
  city: Type.String({ minLength: 2, maxLength: 30 }),
  ...Account.properties,
})
type FirmAccount = Static<typeof FirmAccount>
type Account = Static<typeof Account>

/** What the link is about. The token is sent in a body, never in an address that a log would keep. */
function useInvitation(token: string) {
  const [seen, setSeen] = useState<InvitationSeen>()
  const [problem, setProblem] = useState<Problem>()
  useEffect(() => {
    post<InvitationSeen>('/identity/invitations/see', { token }, true).then(setSeen, error =>
      setProblem(asProblem(error)),
    )
  }, [token])
  return { seen, problem }
}

function useAccountFields(): Field<Account>[] {
  const t = useLoginText()
  return useMemo(
    () => [
      { name: 'displayName', label: t('displayName'), input: p => <TextInput {...p} maxLength={40} /> },
      {
        name: 'name',
        label: t('loginName'),
        hint: t('loginNameHint'),
        input: p => <TextInput {...p} maxLength={40} autoComplete="username" />,
      },
      {
        name: 'password',
        label: t('password'),
        hint: t('passwordHint'),
        span: 2,
        input: p => <PasswordInput {...p} autoComplete="new-password" />,
      },
    ],
    [t],
  )
}

function useFirmFields(): Field<FirmAccount>[] {
  const t = useLoginText()
  const both = useBoth()
  const account = useAccountFields()
  const places = useMemo(() => provinces.map(one => ({ value: one.zh, label: both(one) })), [both])
  return useMemo(
    () => [
      { name: 'firmName', label: t('firmName'), span: 2, input: p => <TextInput {...p} maxLength={120} /> },
      {
        name: 'uscc',
        label: t('uscc'),
        hint: t('usccHint'),
        span: 2,
        input: p => (
          <>
            <CodeInput {...p} maxLength={18} />
            <CodeRead format={FIRM_FORMATS.uscc} text={p.value ?? undefined} />
          </>
        ),
      },
      { name: 'province', label: t('province'), input: p => <ChoiceInput {...p} options={places} /> },
      { name: 'city', label: t('city'), input: p => <TextInput {...p} maxLength={30} /> },
      ...(account as unknown as Field<FirmAccount>[]),
    ],
    [t, account, places],
  )
}

function enter(): void {
  queries.clear()
  // A full load: whatever a former user left in memory is gone.
  location.assign('/')
}

function AcceptForm({ token, seen }: { token: string; seen: InvitationSeen }) {
  const t = useLoginText()
  const ids = useRef({ userId: uuidv7(), orgId: uuidv7() })
  const account = useAccountFields()
  const firm = useFirmFields()
  const words = { 'uscc.pattern': t('usccWrong'), 'name.pattern': t('loginNameHint') }
  const send = async (body: object) => {
    await post('/identity/invitations/accept', { token, userId: ids.current.userId, ...body }, true)
    enter()
  }
  const found = ({ firmName, uscc, province, city, ...person }: FirmAccount) =>
    send({ ...person, firm: { orgId: ids.current.orgId, name: firmName, uscc, province, city } })
  if (seen.kind === 'firm')
    return (
      <SchemaForm
        schema={FirmAccount}
        fields={firm}
        initial={{ firmName: seen.firmName, displayName: seen.displayName }}
        words={words}
        submit={t('inviteGo')}
        onSubmit={found}
      />
    )
  return (
    <SchemaForm
      schema={Account}
      fields={account}
      initial={{ displayName: seen.displayName }}
      words={words}
      submit={t('inviteGo')}
      onSubmit={send}
    />
  )
}

/** For somebody who is logged in already: the same account, one more firm. */
function Join({ token }: { token: string }) {
  const t = useLoginText()
  const me = useGet<Me>(mePath, { anonymous: true })
  const [problem, setProblem] = useState<Problem>()
  if (!me.data) return <p className="soft">{t('inviteHave')}</p>
  const join = async () => {
    try {
      const { orgId } = await post<{ orgId: string }>('/identity/invitations/join', { token }, true)
      await post('/identity/switch', { orgId }, true)
      enter()
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  return (
    <div className="stack">
      <Button onClick={() => void join()}>{t('inviteJoin', { name: me.data.user.displayName })}</Button>
      {problem && <Refusal problem={problem} />}
      <p className="soft">{t('inviteOwn')}</p>
    </div>
  )
}

function Invitation() {
  const t = useLoginText()
  const both = useBoth()
  const k = useKitText()
  const token = useFromPath('token')
  const { seen, problem } = useInvitation(token)
  useEffect(() => {
    document.title = t('inviteTitle')
  }, [t])
  if (problem && (problem.status === 404 || problem.status === 400))
    return (
      <Notice title={t('inviteGone')} hint={t('inviteGoneHint')} role="alert">
        <a href="/login">{t('enter')}</a>
      </Notice>
    )
  if (problem) return <PageState {...stateOf(problem)} onRetry={() => location.reload()} />
  if (!seen) return null
  const roles = seen.roles.map(both).join(k('join'))
  const { inviter } = seen
  return (
    <section className="box invite">
      <h1>{seen.firmName}</h1>
      <p>{seen.kind === 'firm' ? t('inviteFirm', { inviter }) : t('invitePerson', { inviter, roles })}</p>
      <p className="soft num">{t('inviteExpires', { at: time(seen.expiresAt) })}</p>
      {seen.kind === 'person' && <Join token={token} />}
      <AcceptForm token={token} seen={seen} />
    </section>
  )
}

/** Where the link of an invitation leads: what for, and an account of one's own. */
export function Invite() {
  return (
    <LoginPage>
      <Invitation />
    </LoginPage>
  )
}
