import { Button, Input } from 'antd'
import { useState } from 'react'
import { asProblem, type Problem } from '../../../kit/problem.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { useSession } from '../../../kit/session.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { usePlatformText } from '../text.ts'
import type { Change } from './ChangeTable.tsx'

/** Yes or no, by somebody else than the one who asked; a no says why. */
export function DecideChange({ change }: { change: Change }) {
  const t = usePlatformText()
  const { can } = useSession()
  const send = useSend('/catalogue/')
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<Problem>()
  if (change.state !== 'open' || !can('catalogue.product.publish')) return null
  if (change.askedByMe) return <p className="soft">{t('ownRequest')}</p>
  const decide = async (approve: boolean) => {
    try {
      setProblem(undefined)
      await send(`/catalogue/changes/${change.requestId}/decide`, { approve, note })
      toast(t(approve ? 'changeApproved' : 'changeRejected'))
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  return (
    <div className="stack">
      {problem && <Refusal problem={problem} />}
      <Input.TextArea
        aria-label={t('decideNote')}
        placeholder={`${t('decideNote')}（${t('decideNoteHint')}）`}
        value={note}
        maxLength={200}
        autoSize={{ minRows: 1, maxRows: 4 }}
        onChange={event => setNote(event.target.value)}
      />
      <div className="row">
        <Button type="primary" onClick={() => void decide(true)}>
          {t('approveChange')}
        </Button>
        <Button danger disabled={note.trim() === ''} onClick={() => void decide(false)}>
          {t('rejectChange')}
        </Button>
      </div>
    </div>
  )
}
