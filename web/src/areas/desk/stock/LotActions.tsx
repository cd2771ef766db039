import { GradeLot, HoldLot, type LotDetail } from '@yaolian/stock/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import Type, { type Static } from 'typebox'
import { ChoiceInput, LongTextInput, TextInput } from '../../../kit/form/inputs.tsx'
import type { Field } from '../../../kit/form/SchemaForm.tsx'
import { useSession } from '../../../kit/session.tsx'
import { AskSheet } from '../AskSheet.tsx'
import { useDeskText } from '../text.ts'

const changed = ['/stock/', '/trade/offers']
type SheetProps = { lot: LotDetail; onClose: () => void }

const Accepting = Type.Object({ report: Type.String({ minLength: 1, maxLength: 60 }) })
const Rejecting = Type.Pick(GradeLot, ['report'])
type Grade = Static<typeof Rejecting>

function GradeSheet({ lot, quality, onClose }: SheetProps & { quality: 'accepted' | 'rejected' }) {
  const t = useDeskText()
  const good = quality === 'accepted'
  const fields = useMemo<Field<Grade>[]>(
    () => [
      { name: 'report', label: t('reportNo'), span: 2, input: p => <TextInput {...p} maxLength={60} /> },
    ],
    [t],
  )
  return (
    <AskSheet
      title={t(good ? 'acceptTitle' : 'rejectLotTitle', { lot: lot.lotNo })}
      hint={t(good ? 'acceptHint' : 'rejectLotHint')}
      schema={(good ? Accepting : Rejecting) as typeof Rejecting}
      fields={fields}
      {...(lot.report ? { initial: { report: lot.report } } : {})}
      submit={t(good ? 'accept' : 'rejectLot')}
      path={`/stock/lots/${lot.lotId}/grade`}
      body={{ quality }}
      refreshes={changed}
      done={() => t('gradeDone')}
      onClose={onClose}
    />
  )
}

const Stop = Type.Omit(HoldLot, ['id'])
type Stop = Static<typeof Stop>
const causes = ['doubt', 'excursion'] as const

function HoldSheet({ lot, onClose }: SheetProps) {
  const t = useDeskText()
  const fields = useMemo<Field<Stop>[]>(() => {
    const options = causes.map(value => ({ value, label: t(`cause.${value}`) }))
    return [
      { name: 'cause', label: t('holdCause'), span: 2, input: p => <ChoiceInput {...p} options={options} /> },
      {
        name: 'reason',
        label: t('holdReason'),
        span: 2,
        input: p => <LongTextInput {...p} maxLength={200} />,
      },
    ]
  }, [t])
  return (
    <AskSheet
      title={t('holdTitle', { lot: lot.lotNo })}
      hint={t('holdHint')}
      schema={Stop}
      fields={fields}
      submit={t('hold')}
      path={`/stock/lots/${lot.lotId}/hold`}
      refreshes={changed}
      done={() => t('holdDone', { lot: lot.lotNo })}
      onClose={onClose}
    />
  )
}

type Verb = 'accepted' | 'rejected' | 'hold'
const words = { accepted: 'accept', rejected: 'rejectLot', hold: 'hold' } as const

/** Quality's verbs that the lot takes now and the user may give: inspection and stopping. */
export function useLotVerbs(lot: LotDetail): readonly Verb[] {
  const { can } = useSession()
  if (lot.quality === 'rejected') return []
  const verbs: (Verb | false)[] = [
    can('stock.accept') && lot.quality === 'pending' && 'accepted',
    can('stock.accept') && 'rejected',
    can('stock.hold') && lot.stops === 0 && 'hold',
  ]
  return verbs.filter(verb => verb !== false)
}

export function LotActions({ lot, verbs }: { lot: LotDetail; verbs: readonly Verb[] }) {
  const t = useDeskText()
  const [asking, setAsking] = useState<Verb>()
  const close = () => setAsking(undefined)
  return (
    <>
      {verbs.map(verb => (
        <Button
          key={verb}
          {...(verb === 'accepted' ? { type: 'primary' } : { danger: true })}
          onClick={() => setAsking(verb)}
        >
          {t(words[verb])}
        </Button>
      ))}
      {asking === 'hold' && <HoldSheet lot={lot} onClose={close} />}
      {(asking === 'accepted' || asking === 'rejected') && (
        <GradeSheet lot={lot} quality={asking} onClose={close} />
      )}
    </>
  )
}
