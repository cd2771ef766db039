import { FIRM_FORMATS } from '@yaolian/codes/contract'
import { SetupBody } from '@yaolian/identity/contract'
import { useMemo, useRef } from 'react'
import Type from 'typebox'
import { uuidv7 } from 'uuidv7'
import { post } from '../../kit/api.ts'
import { Dress } from '../../kit/Dress.tsx'
import { ChoiceInput, CodeInput, PasswordInput, TextInput } from '../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../kit/form/SchemaForm.tsx'
import { Notice, PageState, stateOf } from '../../kit/PageState.tsx'
import { queries, useGet } from '../../kit/queries.ts'
import { catalogue } from '../../kit/words.ts'
import { CodeRead } from '../../parts/codes/CodeRead.tsx'
import { useWord } from '../../parts/text.ts'
import './setup.css'
import { zh } from './text/zh.ts'

const useText = catalogue<keyof typeof zh>(zh, () => import('./text/en.ts').then(m => m.en))

const kinds = [
  'platform',
  'distributor',
  'manufacturer',
  'mah',
  'chain',
  'pharmacy',
  'clinic',
  'hospital',
] as const

const { organisation, administrator } = SetupBody.properties
const { name: orgName, kind, province, city } = organisation.properties
const { name, displayName } = administrator.properties
/** The server's own schema, flat; a firm must have a credit code, and the password's length is said before it is sent. */
const First = Type.Object({
  orgName,
  uscc: Type.String({ pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' }),
  kind,
  province,
  city,
  displayName,
  name,
  password: Type.String({ minLength: 10, maxLength: 128 }),
})
type First = Type.Static<typeof First>

function useFields(): Field<First>[] {
  const t = useText()
  const word = useWord()
  return useMemo(
    () => [
      { name: 'orgName', label: t('orgName'), span: 2, input: p => <TextInput {...p} maxLength={120} /> },
      {
        name: 'uscc',
        label: t('uscc'),
        input: p => (
          <>
            <CodeInput {...p} maxLength={18} />
            <CodeRead format={FIRM_FORMATS.uscc} text={p.value} />
          </>
        ),
      },
      {
        name: 'kind',
        label: t('kind'),
        input: p => (
          <ChoiceInput {...p} options={kinds.map(kind => ({ value: kind, label: word('org', kind) }))} />
        ),
      },
      { name: 'province', label: t('province'), input: p => <TextInput {...p} maxLength={30} /> },
      { name: 'city', label: t('city'), input: p => <TextInput {...p} maxLength={30} /> },
      { name: 'displayName', label: t('displayName'), input: p => <TextInput {...p} maxLength={40} /> },
      {
        name: 'name',
        label: t('name'),
        hint: t('nameHint'),
        input: p => <TextInput {...p} maxLength={40} autoComplete="username" />,
      },
      {
        name: 'password',
        label: t('password'),
        hint: t('passwordHint'),
        input: p => <PasswordInput {...p} autoComplete="new-password" />,
      },
    ],
    [t, word],
  )
}

function FirstForm() {
  const t = useText()
  const fields = useFields()
  const ids = useRef({ orgId: uuidv7(), userId: uuidv7() })
  const send = async (value: First) => {
    const { orgName: firm, uscc, kind, province, city, ...administrator } = value
    const { orgId, userId } = ids.current
    const organisation = { orgId, name: firm, uscc, kind, province, city }
    await post('/setup', { organisation, administrator: { userId, ...administrator } }, true)
    queries.clear()
    location.assign('/')
  }
  return (
    <div className="box setup">
      <h1>{t('title')}</h1>
      <p className="soft">{t('hint')}</p>
      <SchemaForm
        schema={First}
        fields={fields}
        submit={t('submit')}
        words={{ 'uscc.pattern': t('usccWrong'), 'name.pattern': t('nameHint') }}
        onSubmit={send}
      />
    </div>
  )
}

function SetupPage() {
  const t = useText()
  const setup = useGet<{ needed: boolean }>('/setup', { anonymous: true })
  if (setup.error) return <PageState {...stateOf(setup.error)} onRetry={() => void setup.refetch()} />
  if (!setup.data) return null
  if (setup.data.needed) return <FirstForm />
  return (
    <Notice title={t('done')} hint={t('doneHint')}>
      <a href="/login">{t('toLogin')}</a>
    </Notice>
  )
}

/** The first run of a real house: its first organisation and administrator. */
export function Setup() {
  return (
    <Dress>
      <main id="main" className="setup-page">
        <SetupPage />
      </main>
    </Dress>
  )
}
