import { AddDocumentsBody, type LicenceRow } from '@yaolian/party/contract'
import { useMemo } from 'react'
import Type, { type Static } from 'typebox'
import { FileInput, scanKinds } from '../../../kit/form/FileInput.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { Sheet } from '../../../kit/Sheet.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { useWord } from '../../text.ts'
import { usePartyText } from '../text.ts'

const Scans = Type.Omit(AddDocumentsBody, ['id'])
type Scans = Static<typeof Scans>

/** 上传扫描件: hangs scans on a licence. */
export function AddScansSheet({ licence, onClose }: { licence: LicenceRow; onClose: () => void }) {
  const t = usePartyText()
  const word = useWord()
  const send = useSend('/party/')
  const fields = useMemo<Field<Scans>[]>(
    () => [
      {
        name: 'fileIds',
        label: t('scans'),
        span: 2,
        hint: t('scansHint'),
        input: p => <FileInput {...p} kinds={scanKinds} />,
      },
    ],
    [t],
  )
  const submit = async (value: Scans) => {
    await send(`/party/licences/${licence.licenceId}/documents`, value)
    toast(t('scansAdded'))
    onClose()
  }
  return (
    <Sheet title={t('scanTitle', { licence: word('licence', licence.kind) })} width={560} onClose={onClose}>
      <SchemaForm schema={Scans} fields={fields} submit={t('scan')} onSubmit={submit} />
    </Sheet>
  )
}
