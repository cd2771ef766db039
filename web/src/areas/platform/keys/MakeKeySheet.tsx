import { type KeyMade, MakeKeyBody } from '@yaolian/identity/contract'
import { Button } from 'antd'
import { useMemo, useRef, useState } from 'react'
import Type, { type Static } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { post } from '../../../kit/api.ts'
import { ManyInput, TextInput } from '../../../kit/form/inputs.tsx'
import { WholeInput } from '../../../kit/form/number-inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { time } from '../../../kit/format.ts'
import { refresh } from '../../../kit/queries.ts'
import { Sheet } from '../../../kit/Sheet.tsx'
import { useSession } from '../../../kit/session.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useRightWords } from '../../../parts/platform/rights.ts'
import { usePlatformText } from '../text.ts'

const NewKey = Type.Omit(MakeKeyBody, ['keyId'])
type NewKey = Static<typeof NewKey>
type Made = Static<typeof KeyMade>

/** A key hands on what its maker may do, but makes no people and no further keys. */
const forKeys = (right: string) => !right.startsWith('identity.') && right !== 'platform.users.manage'

function useFields(): Field<NewKey>[] {
  const t = usePlatformText()
  const say = useRightWords()
  const { me } = useSession()
  return useMemo<Field<NewKey>[]>(() => {
    const options = me.rights.filter(forKeys).map(value => ({ value, label: say(value) }))
    return [
      {
        name: 'name',
        label: t('keyName'),
        hint: t('keyNameHint'),
        input: p => <TextInput {...p} maxLength={60} />,
      },
      { name: 'days', label: t('keyDays'), hint: t('keyDaysHint'), input: p => <WholeInput {...p} /> },
      {
        name: 'rights',
        label: t('mayDo'),
        span: 2,
        hint: t('keyRightsHint'),
        input: p => <ManyInput {...p} options={options} />,
      },
    ]
  }, [t, say, me])
}

/** Shown this once: the server keeps only its hash. */
function Token({ made, onClose }: { made: Made; onClose: () => void }) {
  const t = usePlatformText()
  const field = useRef<HTMLTextAreaElement>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(made.token)
      toast(t('copied'))
    } catch {
      // Without HTTPS, or where the browser forbids it, people copy by hand what is marked for them.
      field.current?.select()
      toast(t('copyByHand'), 'bad')
    }
  }
  return (
    <Sheet
      title={t('tokenTitle')}
      side="middle"
      width={520}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" onClick={() => void copy()}>
            {t('copy')}
          </Button>
          <Button onClick={onClose}>{t('tokenKept')}</Button>
        </>
      }
    >
      <div className="stack">
        <p className="remark">{t('tokenOnce')}</p>
        <textarea
          ref={field}
          className="token code"
          readOnly
          rows={2}
          value={made.token}
          aria-label={t('tokenTitle')}
        />
        <p className="soft">{t('tokenUse')}</p>
        <p className="soft">{t('tokenExpires', { at: time(made.expiresAt) })}</p>
      </div>
    </Sheet>
  )
}

/** Makes a key and shows its token. */
export function MakeKeySheet({ onClose }: { onClose: () => void }) {
  const t = usePlatformText()
  const keyId = useRef(uuidv7())
  const [made, setMade] = useState<Made>()
  const fields = useFields()
  const submit = async (value: NewKey) => {
    const answer = await post<Made>('/identity/keys', { keyId: keyId.current, ...value })
    setMade(answer)
    await refresh('/identity/keys')
  }
  if (made) return <Token made={made} onClose={onClose} />
  return (
    <Sheet title={t('makeKey')} width={560} onClose={onClose}>
      <SchemaForm
        schema={NewKey}
        fields={fields}
        initial={{ days: 365 }}
        submit={t('makeKey')}
        onSubmit={submit}
      />
    </Sheet>
  )
}
