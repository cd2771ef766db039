import { InviteBody, type Invited, InviteFirmBody } from '@yaolian/identity/contract'
import { Button } from 'antd'
import { useMemo, useRef, useState } from 'react'
import Type, { type Static } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { post } from '../../../kit/api.ts'
import { ChoiceInput, TextInput } from '../../../kit/form/inputs.tsx'
import { WholeInput } from '../../../kit/form/number-inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { time } from '../../../kit/format.ts'
import { refresh } from '../../../kit/queries.ts'
import { Sheet } from '../../../kit/Sheet.tsx'
import { useCopy } from '../../../kit/useCopy.ts'
import { useWord } from '../../../parts/text.ts'
import { usePlatformText } from '../text.ts'
import { RolesInput } from './RolesInput.tsx'

const Person = Type.Omit(InviteBody, ['invitationId'])
const Firm = Type.Omit(InviteFirmBody, ['invitationId'])
const usualDays = 7
const kinds = [
  'pharmacy',
  'chain',
  'clinic',
  'hospital',
  'cdc',
  'distributor',
  'manufacturer',
  'mah',
] as const

/** The link, shown this once: the server keeps only its hash. */
function LinkSheet({ made, onClose }: { made: Invited; onClose: () => void }) {
  const t = usePlatformText()
  const field = useRef<HTMLTextAreaElement>(null)
  const link = `${location.origin}/invite/${made.token}`
  const copy = useCopy(field)
  return (
    <Sheet
      title={t('linkTitle')}
      side="middle"
      width={520}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" onClick={() => void copy(link)}>
            {t('copy')}
          </Button>
          <Button onClick={onClose}>{t('tokenKept')}</Button>
        </>
      }
    >
      <div className="stack">
        <p className="remark">{t('linkOnce')}</p>
        <textarea
          ref={field}
          className="token code"
          readOnly
          rows={3}
          value={link}
          aria-label={t('linkTitle')}
        />
        <p className="soft">{t('linkExpires', { at: time(made.expiresAt) })}</p>
      </div>
    </Sheet>
  )
}

/** Sends an invitation, of which the answer alone holds the link. */
function useInvite(path: string) {
  const invitationId = useRef(uuidv7())
  const [made, setMade] = useState<Invited>()
  const submit = async (value: object) => {
    const answer = await post<Invited>(path, { invitationId: invitationId.current, ...value })
    setMade(answer)
    await refresh('/identity/invitations')
  }
  return { made, submit }
}

export function InvitePersonSheet({ onClose }: { onClose: () => void }) {
  const t = usePlatformText()
  const { made, submit } = useInvite('/identity/invitations')
  const fields = useMemo<Field<Static<typeof Person>>[]>(
    () => [
      { name: 'displayName', label: t('personName'), input: p => <TextInput {...p} maxLength={40} /> },
      {
        name: 'contact',
        label: t('contact'),
        hint: t('contactHint'),
        input: p => <TextInput {...p} maxLength={60} autoComplete="off" />,
      },
      { name: 'days', label: t('linkDays'), hint: t('linkDaysHint'), input: p => <WholeInput {...p} /> },
      { name: 'roles', label: t('roles'), span: 2, input: p => <RolesInput {...p} orgId={undefined} /> },
    ],
    [t],
  )
  if (made) return <LinkSheet made={made} onClose={onClose} />
  return (
    <Sheet title={t('invitePerson')} width={560} onClose={onClose}>
      <SchemaForm
        schema={Person}
        fields={fields}
        initial={{ days: usualDays }}
        submit={t('makeLink')}
        onSubmit={submit}
      />
    </Sheet>
  )
}

export function InviteFirmSheet({ onClose }: { onClose: () => void }) {
  const t = usePlatformText()
  const word = useWord()
  const { made, submit } = useInvite('/identity/invitations/firms')
  const fields = useMemo<Field<Static<typeof Firm>>[]>(
    () => [
      { name: 'firmName', label: t('firmName'), span: 2, input: p => <TextInput {...p} maxLength={120} /> },
      {
        name: 'firmKind',
        label: t('firmKind'),
        input: p => (
          <ChoiceInput {...p} options={kinds.map(value => ({ value, label: word('org', value) }))} />
        ),
      },
      { name: 'displayName', label: t('firstAdmin'), input: p => <TextInput {...p} maxLength={40} /> },
      {
        name: 'contact',
        label: t('contact'),
        hint: t('contactHint'),
        input: p => <TextInput {...p} maxLength={60} autoComplete="off" />,
      },
      { name: 'days', label: t('linkDays'), hint: t('linkDaysHint'), input: p => <WholeInput {...p} /> },
    ],
    [t, word],
  )
  if (made) return <LinkSheet made={made} onClose={onClose} />
  return (
    <Sheet title={t('inviteFirm')} width={560} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t('inviteFirmHint')}</p>
        <SchemaForm
          schema={Firm}
          fields={fields}
          initial={{ days: usualDays }}
          submit={t('makeLink')}
          onSubmit={submit}
        />
      </div>
    </Sheet>
  )
}
