import { ApproveBody } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import Type, { type Static } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { useCommand } from '../../kit/command.ts'
import { DateInput } from '../../kit/form/DateInput.tsx'
import { LongTextInput } from '../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../kit/form/SchemaForm.tsx'
import { Refusal } from '../../kit/Refusal.tsx'
import { Sheet } from '../../kit/Sheet.tsx'
import { useSession } from '../../kit/session.tsx'
import { toast } from '../../kit/toast.tsx'
import { useSend } from '../../kit/useSend.ts'
import { missingKinds } from './Checklist.tsx'
import { type Deed, deedsOf, needsReason } from './deeds.ts'
import { useApprovalText } from './text.ts'
import { type RelationDetail, relationPath } from './wire.ts'

const Decision = Type.Omit(ApproveBody, ['id', 'verdict'])
type Decision = Static<typeof Decision>
const Explained = Type.Object({ reason: Type.String({ minLength: 2, maxLength: 300 }) })

/** What is sent for a deed: the asker's own routes, or a verdict of the department or its head. */
function commandOf(deed: Deed, relation: RelationDetail, value: Decision): [string, object] {
  const path = relationPath(relation.relationId)
  if (deed.what === 'again') {
    const { partner, direction } = relation
    const body = { relationId: uuidv7(), partnerOrgId: partner.orgId, direction, draft: true, ...value }
    return ['/party/relations', body]
  }
  if (deed.as === 'asker') return [`${path}/${deed.what}`, value]
  return [`${path}/${deed.as === 'reviewer' ? 'review' : 'approve'}`, { verdict: deed.what, ...value }]
}

type SheetProps = { relation: RelationDetail; deed: Deed; onClose: () => void }

function DeedSheet({ relation, deed, onClose }: SheetProps) {
  const t = useApprovalText()
  const give = useSend('/party/', '/trade/')
  const { what } = deed
  const { name } = relation.partner
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
    return what === 'approve' ? [validTo, reason] : [reason]
  }, [t, what])
  const send = async (value: Decision) => {
    await give(...commandOf(deed, relation, value))
    toast(t('done', { name }))
    onClose()
  }
  return (
    <Sheet title={t(`title.${what}`, { name })} side="middle" width={520} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t(`hint.${what}`)}</p>
        <SchemaForm
          schema={(needsReason(what) ? Explained : Decision) as typeof Decision}
          fields={fields}
          submit={t(what)}
          onSubmit={send}
        />
      </div>
    </Sheet>
  )
}

function AcceptPapers({ relation }: { relation: RelationDetail }) {
  const t = useApprovalText()
  const accept = useCommand('/party/')
  const fresh = relation.papers.filter(paper => paper.acceptedAt === null).length
  const takes = relation.state === 'approved' || relation.state === 'suspended'
  if (!takes || fresh === 0) return null
  const send = async () => {
    if (await accept.send(`${relationPath(relation.relationId)}/papers/accept`)) toast(t('accepted'))
  }
  return (
    <>
      <Button type="primary" loading={accept.busy} onClick={() => void send()}>
        {t('acceptPapers', { n: fresh })}
      </Button>
      {accept.problem && <Refusal problem={accept.problem} />}
    </>
  )
}

/** What this person may do with a file as it stands; three people sign, so some of it only others may. */
export function Actions({ relation }: { relation: RelationDetail }) {
  const t = useApprovalText()
  const { me, can, today } = useSession()
  const [asking, setAsking] = useState<Deed>()
  const { open, othersOnly } = deedsOf(relation, me.user.userId, can)
  const lacks = missingKinds(relation, today).length
  return (
    <>
      {can('party.relation.review') && <AcceptPapers relation={relation} />}
      {open.map(deed => (
        <Button
          key={`${deed.as} ${deed.what}`}
          type={deed.main ? 'primary' : 'default'}
          danger={needsReason(deed.what)}
          disabled={deed.what === 'submit' && lacks > 0}
          onClick={() => setAsking(deed)}
        >
          {t(deed.what)}
        </Button>
      ))}
      {othersOnly && <span className="soft small">{t('otherPerson')}</span>}
      {asking && <DeedSheet relation={relation} deed={asking} onClose={() => setAsking(undefined)} />}
    </>
  )
}
