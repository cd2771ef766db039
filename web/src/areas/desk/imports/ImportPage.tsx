import { Link } from '@tanstack/react-router'
import type { ListImportDetail } from '@yaolian/catalogue/contract'
import { useEffect } from 'react'
import { Icon } from '../../../kit/Icon.tsx'
import { PageState, stateOf } from '../../../kit/PageState.tsx'
import { refresh, useGet } from '../../../kit/queries.ts'
import { useFromPath } from '../../../kit/view.ts'
import { useDeskText } from '../text.ts'
import './imports.css'
import { MappingForm } from './MappingForm.tsx'
import { Review } from './Review.tsx'

const askAgainMs = 700

/** How far the matching is; asks again until it is done. */
function Matching({ list }: { list: ListImportDetail }) {
  const t = useDeskText()
  useEffect(() => {
    const timer = setInterval(() => void refresh(`/catalogue/imports/${list.importId}`), askAgainMs)
    return () => clearInterval(timer)
  }, [list.importId])
  const done = list.rows - list.counts.waiting
  const words = t('matchingNow', { done, rows: list.rows })
  return (
    <section className="box" aria-live="polite">
      <h2>{words}</h2>
      <progress className="wide" max={list.rows} value={done} aria-label={words} />
      <p className="soft">{t('matchingHint')}</p>
    </section>
  )
}

/** /desk/imports/:importId: what the columns are, then the matching, then the rows. */
export function ImportPage() {
  const t = useDeskText()
  const importId = useFromPath('importId')
  const found = useGet<ListImportDetail>(`/catalogue/imports/${importId}`)
  const list = found.data
  return (
    <>
      <nav className="crumb">
        <Link to="/desk/imports">
          <Icon name="left" size={13} /> {t('imports')}
        </Link>
      </nav>
      <div className="page">
        <div className="page-head">
          <h1>{list?.fileName ?? t('imports')}</h1>
        </div>
        {found.error && <PageState {...stateOf(found.error)} onRetry={() => void found.refetch()} />}
        {list?.state === 'mapping' && <MappingForm list={list} />}
        {list?.state === 'matching' && <Matching list={list} />}
        {(list?.state === 'review' || list?.state === 'closed') && <Review list={list} />}
      </div>
    </>
  )
}
