import { AddUserBody, ResetPasswordBody, RolesBody, type UserRow } from '@yaolian/identity/contract'
import { useMemo, useRef, useState } from 'react'
import Type, { type Static } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { TextInput } from '../../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { Sheet } from '../../../kit/Sheet.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { usePlatformText } from '../text.ts'
import { firstPassword } from './first-password.ts'
import { RolesInput } from './RolesInput.tsx'
import { ofFirm } from './useRoles.ts'

const NewPerson = Type.Omit(AddUserBody, ['id', 'userId', 'orgId'])
type NewPerson = Static<typeof NewPerson>
const Roles = Type.Pick(RolesBody, ['roles'])
const NewPassword = Type.Pick(ResetPasswordBody, ['password'])

type Firm = { orgId: string | undefined; onClose: () => void }

/** Adds somebody with a first password, which must be changed at the first login. */
export function AddPersonSheet({ orgId, onClose }: Firm) {
  const t = usePlatformText()
  const userId = useRef(uuidv7())
  const [password] = useState(firstPassword)
  const send = useSend('/identity/users')
  const fields = useMemo<Field<NewPerson>[]>(
    () => [
      { name: 'displayName', label: t('personName'), input: p => <TextInput {...p} maxLength={40} /> },
      {
        name: 'name',
        label: t('loginName'),
        hint: t('loginNameHint'),
        input: p => <TextInput {...p} maxLength={40} autoComplete="off" />,
      },
      {
        name: 'password',
        label: t('firstPassword'),
        span: 2,
        hint: t('firstPasswordHint'),
        input: p => <TextInput {...p} maxLength={128} autoComplete="off" />,
      },
      { name: 'roles', label: t('roles'), span: 2, input: p => <RolesInput {...p} orgId={orgId} /> },
    ],
    [t, orgId],
  )
  const submit = async (value: NewPerson) => {
    await send('/identity/users', { userId: userId.current, ...ofFirm(orgId), ...value })
    toast(t('personAdded', { name: value.displayName }))
    onClose()
  }
  return (
    <Sheet title={t('addPerson')} width={560} onClose={onClose}>
      <SchemaForm
        schema={NewPerson}
        fields={fields}
        initial={{ password }}
        words={{ 'name.pattern': t('loginNameHint') }}
        submit={t('addPerson')}
        onSubmit={submit}
      />
    </Sheet>
  )
}

type PersonProps = Firm & { person: UserRow }

export function RolesSheet({ person, orgId, onClose }: PersonProps) {
  const t = usePlatformText()
  const send = useSend('/identity/users')
  const fields = useMemo<Field<Static<typeof Roles>>[]>(
    () => [{ name: 'roles', label: t('roles'), span: 2, input: p => <RolesInput {...p} orgId={orgId} /> }],
    [t, orgId],
  )
  const submit = async ({ roles }: Static<typeof Roles>) => {
    await send(`/identity/users/${person.userId}/roles`, { ...ofFirm(orgId), roles })
    toast(t('rolesChanged', { name: person.displayName }))
    onClose()
  }
  return (
    <Sheet title={t('rolesTitle', { name: person.displayName })} width={560} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t('rolesHint')}</p>
        <SchemaForm
          schema={Roles}
          fields={fields}
          initial={{ roles: person.roles }}
          submit={t('save')}
          onSubmit={submit}
        />
      </div>
    </Sheet>
  )
}

export function ResetSheet({ person, orgId, onClose }: PersonProps) {
  const t = usePlatformText()
  const [password] = useState(firstPassword)
  const send = useSend('/identity/users')
  const fields = useMemo<Field<Static<typeof NewPassword>>[]>(
    () => [
      {
        name: 'password',
        label: t('firstPassword'),
        span: 2,
        hint: t('firstPasswordHint'),
        input: p => <TextInput {...p} maxLength={128} autoComplete="off" />,
      },
    ],
    [t],
  )
  const submit = async (value: Static<typeof NewPassword>) => {
    await send(`/identity/users/${person.userId}/password`, { ...ofFirm(orgId), ...value })
    toast(t('passwordReset', { name: person.displayName }))
    onClose()
  }
  return (
    <Sheet title={t('resetTitle', { name: person.displayName })} side="middle" width={480} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t('resetHint')}</p>
        <SchemaForm
          schema={NewPassword}
          fields={fields}
          initial={{ password }}
          submit={t('resetPassword')}
          onSubmit={submit}
        />
      </div>
    </Sheet>
  )
}
