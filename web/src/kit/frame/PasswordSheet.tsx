import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { post } from '../api.ts'
import { Labelled } from '../form/Labelled.tsx'
import { asProblem, type Problem } from '../problem.ts'
import { refresh } from '../queries.ts'
import { Refusal } from '../Refusal.tsx'
import { Sheet } from '../Sheet.tsx'
import { mePath } from '../session.tsx'
import { useKitText } from '../text.ts'
import { toast } from '../toast.tsx'

/** Changes one's own password. With `must` (a password that an administrator gave) it can't be put off. */
export function PasswordSheet({ must, onClose }: { must: boolean; onClose: () => void }) {
  const t = useKitText()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const differs = again !== '' && again !== next
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    try {
      await post('/identity/password', { current, next })
      await refresh(mePath)
      toast(t('passwordDone'))
      onClose()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  const field = (label: string, value: string, set: (text: string) => void, autoComplete: string) => (
    <Labelled label={label}>
      {id => (
        <Input.Password
          id={id}
          value={value}
          autoComplete={autoComplete}
          maxLength={128}
          onChange={event => set(event.target.value)}
        />
      )}
    </Labelled>
  )
  return (
    <Sheet
      title={must ? t('passwordMust') : t('password')}
      side="middle"
      width={400}
      onClose={must ? () => {} : onClose}
    >
      <form onSubmit={submit} className="stack">
        {must && <p className="soft">{t('passwordMustHint')}</p>}
        <p className="soft">{t('passwordRules')}</p>
        {field(t('passwordNow'), current, setCurrent, 'current-password')}
        {field(t('passwordNext'), next, setNext, 'new-password')}
        {field(t('passwordAgain'), again, setAgain, 'new-password')}
        {differs && (
          <p className="bad" role="alert">
            {t('passwordDiffers')}
          </p>
        )}
        {problem && <Refusal problem={problem} />}
        <Button
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={!current || !next || next !== again}
        >
          {t('passwordDo')}
        </Button>
      </form>
    </Sheet>
  )
}
