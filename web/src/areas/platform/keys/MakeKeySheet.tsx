import { type KeyMade, MakeKeyBody } from '@yaolian/identity/contract'
import { useMemo, useRef, useState } from 'react'
import Type, { type Static } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { post } from '../../../kit/api.ts'
import { LongTextInput, ManyInput, TextInput } from '../../../kit/form/inputs.tsx'
import { WholeInput } from '../../../kit/form/number-inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { refresh } from '../../../kit/queries.ts'
import { Sheet } from '../../../kit/Sheet.tsx'
import { useSession } from '../../../kit/session.tsx'
import { useRightWords } from '../../../parts/platform/rights.ts'
import { usePlatformText } from '../text.ts'
import { Token } from './Token.tsx'

const { name, rights, days, perMinute } = MakeKeyBody.properties
/** The server's own schema, with the places as lines of one text. */
const NewKey = Type.Object({
  name,
  days,
  rights,
  places: Type.Optional(Type.String({ maxLength: 2_000 })),
  perMinute,
})
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
      {
        name: 'places',
        label: t('keyPlaces'),
        hint: t('keyPlacesHint'),
        input: p => <LongTextInput {...p} />,
      },
      {
        name: 'perMinute',
        label: t('keyLimit'),
        hint: t('keyLimitHint'),
        input: p => <WholeInput {...p} />,
      },
    ]
  }, [t, say, me])
}

/** Makes a key and shows its token. */
export function MakeKeySheet({ onClose }: { onClose: () => void }) {
  const t = usePlatformText()
  const keyId = useRef(uuidv7())
  const [made, setMade] = useState<Made>()
  const fields = useFields()
  const submit = async ({ places, ...value }: NewKey) => {
    const allowedFrom = [...new Set(places?.split(/[\s,，;；]+/).filter(Boolean))]
    const body = { keyId: keyId.current, ...value, ...(allowedFrom.length > 0 && { allowedFrom }) }
    const answer = await post<Made>('/identity/keys', body)
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
