import { Button } from 'antd'
import { useState } from 'react'
import { Refusal } from '../../kit/Refusal.tsx'
import { toast } from '../../kit/toast.tsx'
import { type Answer, usePlacing } from './placing.ts'
import { useShopText } from './text.ts'

/** An order of this seller whose answer never came: sent again with the same id before anything new is ordered. */
export function Unanswered({ sellerId }: { sellerId: string }) {
  const t = useShopText()
  const { pending, resend } = usePlacing()
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Answer>()
  if (!pending[sellerId]) {
    return answer?.kind === 'refused' ? <Refusal problem={answer.problem} /> : null
  }
  const ask = async () => {
    setBusy(true)
    const got = await resend(sellerId)
    setBusy(false)
    setAnswer(got)
    if (got?.kind === 'placed') toast(t('placedTitle', { number: got.placed.number }))
  }
  return (
    <div className="refusal refusal-passing">
      <b>{t('unanswered')}</b>
      <p>
        <Button loading={busy} onClick={() => void ask()}>
          {t('resolve')}
        </Button>
      </p>
    </div>
  )
}
