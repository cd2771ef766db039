import { useKitText } from './text.ts'

/** A chunk that is no longer there: the server was updated while this page was open. */
const gone = (error: Error) =>
  /dynamically imported module|Importing a module script|error loading/i.test(error.message)

/** What stands in place of a page whose own code failed. Without antd: that may be what failed. */
export function Broken({ error }: { error: Error }) {
  const t = useKitText()
  const old = gone(error)
  return (
    <div className="notice" role="alert">
      <b>{t(old ? 'newVersion' : 'screenFault')}</b>
      <p>{t(old ? 'newVersionHint' : 'screenFaultHint')}</p>
      <div className="notice-do">
        <button type="button" className="link" onClick={() => location.reload()}>
          {t('reload')}
        </button>
        {!old && <code className="soft small">{error.message}</code>}
      </div>
    </div>
  )
}

export function NoSuchPage() {
  const t = useKitText()
  return (
    <div className="notice">
      <b>{t('notFound')}</b>
      <p>{t('notFoundHint')}</p>
      <div className="notice-do">
        <a href="/">{t('back')}</a>
      </div>
    </div>
  )
}
