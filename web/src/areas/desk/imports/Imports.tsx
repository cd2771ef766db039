import { Link } from '@tanstack/react-router'
import type { ListImport } from '@yaolian/catalogue/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useCommand } from '../../../kit/command.ts'
import { FileInput } from '../../../kit/form/FileInput.tsx'
import { Labelled } from '../../../kit/form/Labelled.tsx'
import { time } from '../../../kit/format.ts'
import { PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import type { ListAnswer } from '../../../kit/table/types.ts'
import { useGo } from '../../../kit/view.ts'
import { useDeskText } from '../text.ts'
import './imports.css'

/** Taken as soon as it is uploaded: the next page asks what the columns are. */
function Upload() {
  const t = useDeskText()
  const go = useGo()
  const [files, setFiles] = useState<string[]>()
  const open = useCommand<ListImport>('/catalogue/imports')
  const fileId = files?.[0]
  const begin = async () => {
    const opened = fileId && (await open.send('/catalogue/imports', { fileId }))
    if (opened) go(`/desk/imports/${opened.importId}`)
  }
  return (
    <section className="box">
      <h2>{t('importUpload')}</h2>
      <p className="soft">{t('importsHint')}</p>
      <Labelled label={t('importUpload')}>
        {id => (
          <FileInput
            id={id}
            kinds={['csv', 'xlsx']}
            filesMax={1}
            value={files}
            onChange={ids => {
              open.clear()
              setFiles(ids)
            }}
            onBlur={() => {}}
            invalid={false}
            describedBy=""
          />
        )}
      </Labelled>
      {open.problem && <Refusal problem={open.problem} />}
      <Button type="primary" disabled={!fileId} loading={open.busy} onClick={() => void begin()}>
        {t('mapTitle')}
      </Button>
    </section>
  )
}

/** /desk/imports: the firm's own lists, newest first. */
export function Imports() {
  const t = useDeskText()
  const lists = useGet<ListAnswer<ListImport>>('/catalogue/imports', { query: { limit: 30 } })
  return (
    <div className="page two-sides">
      <div className="page-head">
        <h1>{t('imports')}</h1>
      </div>
      <section className="box">
        {lists.error && <PageState {...stateOf(lists.error)} onRetry={() => void lists.refetch()} />}
        {lists.data?.rows.length === 0 && <p className="soft">{t('importsNone')}</p>}
        <ul className="import-list">
          {lists.data?.rows.map(list => (
            <li key={list.importId}>
              <Link to="/desk/imports/$importId" params={{ importId: list.importId }}>
                <b>{list.fileName}</b>
                <span className="soft">
                  {t('importRowsN', { n: list.rows })} · {t('importBy', { name: list.byName })} ·{' '}
                  <span className="num">{time(list.at)}</span>
                </span>
              </Link>
              <span>{t(`importState.${list.state}`)}</span>
            </li>
          ))}
        </ul>
      </section>
      <Upload />
    </div>
  )
}
