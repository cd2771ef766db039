import { DecideRelationBody, type RelationVerdict } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import Type, { type Static } from 'typebox'
import { DateInput } from '../../../kit/form/DateInput.tsx'
import { LongTextInput } from '../../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { refresh } from '../../../kit/queries.ts'
import { Sheet } from '../../../kit/Sheet.tsx'
import { useSession } from '../../../kit/session.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { useDeskText } from '../text.ts'
import { type RelationDetail, relationPath } from './wire.ts'

const Decision = Type.Omit(DecideRelationBody, ['id', 'verdict'])
type Decision = Static<typeof Decision>

const open: Readonly<Record<RelationDetail['state'], readonly RelationVerdict[]>> = {
  pending: ['approve', 'reject'],
  approved: ['suspend'],
  suspended: ['resume'],
  rejected: [],
}
/** A "no" is explained to whom it stops; the server refuses one without a reason. */
const needsReason: readonly RelationVerdict[] = ['reject', 'suspend']

type SheetProps = { relation: RelationDetail; verdict: RelationVerdict; onClose: () => void }

function VerdictSheet({ relation, verdict, onClose }: SheetProps) {
  const t = useDeskText()
  const give = useSend()
  const { name } = relation.partner
  const no = needsReason.includes(verdict)
  const schema = useMemo(
    () => (no ? Type.Object({ reason: Type.String({ minLength: 2, maxLength: 300 }) }) : Decision),
    [no],
  )
  const fields = useMemo<Field<Decision>[]>(() => {
    const reason: Field<Decision> = {
      name: 'reason',
      label: t('reasonOf'),
      span: 2,
      input: p => <LongTextInput {...p} maxLength={300} />,
    }
    const validTo: Field<Decision> = {
      name: 'validTo',
      label: t('approvalEnds'),
      span: 2,
      hint: t('approvalEndsHint'),
      input: p => <DateInput {...p} />,
    }
    return verdict === 'approve' ? [validTo, reason] : [reason]
  }, [t, verdict])
  const send = async (value: Decision) => {
    await give(`${relationPath(relation.relationId)}/decide`, { verdict, ...value })
    await refresh('/party/', '/trade/')
    toast(t('decidedToast', { name }))
    onClose()
  }
  return (
    <Sheet title={t(`${verdict}Title`, { name })} side="middle" width={520} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t(`${verdict}Hint`)}</p>
        <SchemaForm schema={schema as typeof Decision} fields={fields} submit={t(verdict)} onSubmit={send} />
      </div>
    </Sheet>
  )
}

/** The verdicts that the state of an approval allows, for those who may decide; two people sign an approval. */
export function RelationActions({ relation }: { relation: RelationDetail }) {
  const t = useDeskText()
  const { me, can } = useSession()
  const [asking, setAsking] = useState<RelationVerdict>()
  if (!can('party.relation.decide')) return null
  const own = relation.requestedBy === me.user.userId
  const verdicts = open[relation.state].filter(verdict => !own || needsReason.includes(verdict))
  return (
    <>
      {verdicts.map(verdict => (
        <Button
          key={verdict}
          type={needsReason.includes(verdict) ? 'default' : 'primary'}
          danger={needsReason.includes(verdict)}
          onClick={() => setAsking(verdict)}
        >
          {t(verdict)}
        </Button>
      ))}
      {own && open[relation.state].some(verdict => !needsReason.includes(verdict)) && (
        <span className="soft small">{t('ownRequest')}</span>
      )}
      {asking && <VerdictSheet relation={relation} verdict={asking} onClose={() => setAsking(undefined)} />}
    </>
  )
}
