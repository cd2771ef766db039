import { Link } from '@tanstack/react-router'
import type { ImportAnswer, ImportPreview } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { address } from '../../../kit/api.ts'
import { useCommand } from '../../../kit/command.ts'
import { FileInput } from '../../../kit/form/FileInput.tsx'
import { Labelled } from '../../../kit/form/Labelled.tsx'
import { count } from '../../../kit/format.ts'
import { Icon } from '../../../kit/Icon.tsx'
import { Notice } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { useGo } from '../../../kit/view.ts'
import { usePlatformText } from '../text.ts'
import { ImportCounts, ImportHead } from './ImportHead.tsx'
import { ImportProblems, ImportSample } from './ImportTables.tsx'
import './import.css'

const lists = ['csv', 'xlsx'] as const
const importsPath = '/party/imports'

const Report = ({ fileId }: { fileId: string }) => {
  const t = usePlatformText()
  return (
    <Button href={address(`${importsPath}/report`, { fileId })} icon={<Icon name="download" />}>
      {t('importReport')}
    </Button>
  )
}

/** What the list would do, its problems, and the one button that does it. */
function Preview({ fileId, onDone }: { fileId: string; onDone: (answer: ImportAnswer) => void }) {
  const t = usePlatformText()
  const { data: plan, error } = useGet<ImportPreview>(`${importsPath}/preview`, {
    query: { fileId },
    staleTime: 0,
  })
  const command = useCommand<ImportAnswer>('/party/organisations')
  if (error) return <Refusal problem={error} />
  if (!plan)
    return (
      <p className="soft" role="status">
        {t('importReading')}
      </p>
    )
  const take = async () => {
    const answer = await command.send(importsPath, { fileId })
    if (answer) onDone(answer)
  }
  return (
    <>
      <ImportCounts counts={plan} />
      <ImportHead plan={plan} />
      {command.problem && <Refusal problem={command.problem} />}
      <div className="row firmlist-do">
        <Button
          type="primary"
          disabled={plan.accepted === 0}
          loading={command.busy}
          onClick={() => void take()}
        >
          {plan.accepted === 0 ? t('importNothing') : t('importDo', { n: count(plan.accepted) })}
        </Button>
        {plan.problemCount > 0 && <Report fileId={fileId} />}
      </div>
      <ImportProblems plan={plan} />
      <ImportSample plan={plan} />
    </>
  )
}

function Done({ fileId, answer, onAgain }: { fileId: string; answer: ImportAnswer; onAgain: () => void }) {
  const t = usePlatformText()
  const go = useGo()
  return (
    <>
      <Notice title={t('importDone', { n: count(answer.accepted) })} hint={t('importDoneHint')} role="status">
        <Button type="primary" onClick={() => go('/platform/organisations')}>
          {t('importToList')}
        </Button>
        <Button onClick={onAgain}>{t('importAgain')}</Button>
        {answer.rejected > 0 && <Report fileId={fileId} />}
      </Notice>
      <ImportCounts counts={answer} done />
    </>
  )
}

/** 导入企业: a list goes up, is judged row by row, and its good rows are registered. */
export function ImportFirms() {
  const t = usePlatformText()
  const [files, setFiles] = useState<string[]>()
  const [answer, setAnswer] = useState<ImportAnswer>()
  const fileId = files?.[0]
  const again = () => {
    setFiles(undefined)
    setAnswer(undefined)
  }
  return (
    <>
      <p className="crumb">
        <Link to="/platform/organisations">
          <Icon name="left" /> {t('firms')}
        </Link>
      </p>
      <div className="page firmlist">
        <div className="page-head">
          <h1>{t('importFirms')}</h1>
        </div>
        {fileId && answer ? (
          <Done fileId={fileId} answer={answer} onAgain={again} />
        ) : (
          <>
            <p className="soft firmlist-lead">{t('importLead')}</p>
            <Labelled label={t('importFile')}>
              {id => (
                <FileInput
                  id={id}
                  value={files}
                  onChange={setFiles}
                  onBlur={() => {}}
                  invalid={false}
                  describedBy=""
                  kinds={lists}
                  filesMax={1}
                />
              )}
            </Labelled>
            {fileId && <Preview key={fileId} fileId={fileId} onDone={setAnswer} />}
          </>
        )}
      </div>
    </>
  )
}
