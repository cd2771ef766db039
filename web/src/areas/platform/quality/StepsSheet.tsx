import type { DeskRow, DeskStepsAnswer } from '@yaolian/party/contract'
import { useState } from 'react'
import { get } from '../../../kit/api.ts'
import { Problem } from '../../../kit/problem.ts'
import { useRefusalWords } from '../../../kit/refusals.ts'
import { Sheet } from '../../../kit/Sheet.tsx'
import type { Selection } from '../../../kit/table.ts'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { StepSheet, type StepValue } from '../../../parts/party/licences/StepSheet.tsx'
import { usePlatformText } from '../text.ts'
import { partsOf, rowId } from './desk-row.ts'

export type DeskStep = 'verify' | 'check'
const atOnce = 200

/** What was chosen, or the first two hundred of all that match. */
async function chosen(selection: Selection): Promise<string[]> {
  if ('ids' in selection) return selection.ids.slice(0, atOnce)
  const { rows } = await get<{ rows: DeskRow[] }>('/party/desk/licences', {
    ...selection.query,
    limit: String(atOnce),
  })
  return rows.map(rowId)
}

type Props = { step: DeskStep; selection: Selection; onClose: () => void }

/** Verifies or checks many with one reason; what can't be done is listed with why. */
export function StepsSheet({ step, selection, onClose }: Props) {
  const t = usePlatformText()
  const sayRefusal = useRefusalWords()
  const send = useSend('/party/')
  const [answer, setAnswer] = useState<DeskStepsAnswer>()
  const n = 'ids' in selection ? selection.ids.length : selection.count
  const submit = async ({ reason }: StepValue) => {
    const licences = (await chosen(selection))
      .map(partsOf)
      .map(({ licenceId, version }) => ({ licenceId, version }))
    if (licences.length === 0) throw new Problem({ status: 422, code: 'party.licence_unknown' })
    const done = await send<DeskStepsAnswer>('/party/desk/steps', { step, reason, licences })
    toast(t('deskDone', { n: done.done.length }))
    if (done.refused.length > 0) setAnswer(done)
    else onClose()
  }
  if (answer) {
    return (
      <Sheet title={t('deskDone', { n: answer.done.length })} side="middle" onClose={onClose}>
        <p>{t('deskRefused', { n: answer.refused.length })}</p>
        <ul className="bulk-refused">
          {answer.refused.map(one => (
            <li key={one.licenceId}>{sayRefusal(one.code, one.facts) || one.code}</li>
          ))}
        </ul>
      </Sheet>
    )
  }
  return (
    <StepSheet
      title={t(step === 'verify' ? 'deskVerifyTitle' : 'deskCheckTitle', { n: Math.min(n, atOnce) })}
      hint={[
        t(step === 'verify' ? 'deskVerifyHint' : 'deskCheckHint'),
        n > atOnce && t('deskAtOnce', { max: atOnce }),
      ]
        .filter(Boolean)
        .join(' ')}
      submit={t(step === 'verify' ? 'deskVerify' : 'deskCheck')}
      onSubmit={submit}
      onClose={onClose}
    />
  )
}
