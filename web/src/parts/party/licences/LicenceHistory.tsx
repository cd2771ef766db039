import type { LicenceChange, LicenceRow } from '@yaolian/party/contract'
import { useMemo } from 'react'
import type { Static } from 'typebox'
import { PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGetMany } from '../../../kit/queries.ts'
import { type Moment, Timeline } from '../../../kit/Timeline.tsx'
import { useWord } from '../../text.ts'
import { writtenReason } from '../licence-stand.ts'
import { zh } from '../text/zh.ts'
import { type PartyWord, usePartyText } from '../text.ts'

type Change = Static<typeof LicenceChange>

const good: readonly string[] = ['unlock', 'add']
const bad: readonly string[] = ['lock', 'revoke', 'expire']

const toneOf = (step: string): Pick<Moment, 'tone'> =>
  good.includes(step) ? { tone: 'good' } : bad.includes(step) ? { tone: 'bad' } : {}

/** Who did what to the licences of a firm, newest first. */
export function LicenceHistory({ licences }: { licences: readonly LicenceRow[] }) {
  const t = usePartyText()
  const word = useWord()
  const answers = useGetMany<{ rows: Change[] }>(
    licences.map(licence => `/party/licences/${licence.licenceId}/changes`),
  )
  const moments = useMemo<Moment[]>(() => {
    const stepWord = (step: string) => {
      const key = `licenceStep.${step}`
      return key in zh ? t(key as PartyWord) : step
    }
    return licences
      .flatMap((licence, at) =>
        (answers[at]?.data?.rows ?? []).map(change => ({
          key: `${licence.licenceId}.${change.version}`,
          at: change.at,
          by: change.byName,
          what: `${stepWord(change.step)} · ${word('licence', licence.kind)}`,
          note: [licence.number, writtenReason(change.reason)].filter(Boolean).join(' · '),
          ...toneOf(change.step),
        })),
      )
      .sort((a, b) => (a.at < b.at ? 1 : -1))
  }, [answers, licences, t, word])
  const failed = answers.find(answer => answer.error)
  if (failed?.error) return <PageState {...stateOf(failed.error)} onRetry={() => void failed.refetch()} />
  if (moments.length === 0 && answers.every(answer => answer.data))
    return <p className="soft">{t('noChanges')}</p>
  return <Timeline moments={moments} />
}
