import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useCommand } from '../../../kit/command.ts'
import { count, time } from '../../../kit/format.ts'
import { Icon } from '../../../kit/Icon.tsx'
import { Notice } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { useSession } from '../../../kit/session.tsx'
import { PageWait } from '../PageWait.tsx'
import { usePlatformText } from '../text.ts'
import { ProofResults } from './ProofResults.tsx'
import './proofs.css'
import { proofsPath, type Run, sumsOf } from './wire.ts'

const pollMs = 1000
const pollsMax = 120

/**
 * Asks for a run and looks every second until a newer one is there. The job is queued behind others, so a long wait
 * is said and not taken for a failure.
 */
function useRunNow(last: Run | null | undefined, look: () => Promise<unknown>) {
  const command = useCommand(proofsPath)
  const [before, setBefore] = useState<string>()
  const [polls, setPolls] = useState(0)
  const waiting = before !== undefined && (last?.startedAt ?? '') === before
  useEffect(() => {
    if (!waiting || polls >= pollsMax) return
    const timer = setTimeout(() => void look().finally(() => setPolls(n => n + 1)), pollMs)
    return () => clearTimeout(timer)
  }, [waiting, polls, look])
  const start = async () => {
    const was = last?.startedAt ?? ''
    if (!(await command.send(proofsPath))) return
    setPolls(0)
    setBefore(was)
  }
  return {
    start,
    busy: command.busy || (waiting && polls < pollsMax),
    late: waiting && polls >= pollsMax,
    problem: command.problem,
  }
}

function Statement({ run }: { run: Run }) {
  const t = usePlatformText()
  const { today } = useSession()
  const sums = sumsOf(run)
  const facts = { n: run.results.length, bad: sums.bad, checked: count(sums.checked) }
  return (
    <section className={run.ok ? 'proof-say proof-good' : 'proof-say proof-bad'} role="status">
      <Icon name={run.ok ? 'proof' : 'warn'} size={34} />
      <div>
        <b>{t(run.ok ? 'proofsHold' : 'proofsBroken', facts)}</b>
        <p>
          {t('proofsChecked', facts)} ·{' '}
          <time dateTime={run.finishedAt} title={time(run.finishedAt)}>
            {t('proofsAt', {
              at: time(run.finishedAt, today),
              seconds: (sums.ms / 1000).toFixed(sums.ms < 1000 ? 2 : 1),
            })}
          </time>
        </p>
      </div>
    </section>
  )
}

/** The sums of the house: do goods, money and credit still add up? */
export function Proofs() {
  const t = usePlatformText()
  const { data: run, error, refetch } = useGet<Run | null>(proofsPath)
  const now = useRunNow(run, refetch)
  const button = (
    <Button type={run ? 'default' : 'primary'} loading={now.busy} onClick={() => void now.start()}>
      {t(now.busy ? 'proving' : 'proveNow')}
    </Button>
  )
  if (run === undefined) return <PageWait title={t('proofs')} error={error} onRetry={() => void refetch()} />
  return (
    <div className="page proofs">
      <div className="page-head">
        <h1>{t('proofs')}</h1>
        {run && button}
      </div>
      <p className="soft proof-lead">{t('proofsLead')}</p>
      {now.problem && <Refusal problem={now.problem} />}
      {now.late && <p className="remark">{t('proofsLate')}</p>}
      {run ? (
        <>
          <Statement run={run} />
          <ProofResults run={run} />
        </>
      ) : (
        <Notice title={t('noProofs')} hint={t('noProofsHint')} role="status">
          {button}
        </Notice>
      )}
    </div>
  )
}
