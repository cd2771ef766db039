import type { DocumentView, LicenceDocument, LicenceRow } from '@yaolian/party/contract'
import { useState } from 'react'
import { address } from '../../../kit/api.ts'
import { sizeText } from '../../../kit/form/FileInput.tsx'
import { time } from '../../../kit/format.ts'
import { Icon } from '../../../kit/Icon.tsx'
import { PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { Sheet } from '../../../kit/Sheet.tsx'
import { useSession } from '../../../kit/session.tsx'
import { usePartyText } from '../text.ts'

const basePath = (licenceId: string) => `/party/licences/${licenceId}/documents`

function ViewSheet({
  url,
  document,
  onClose,
}: {
  url: string
  document: LicenceDocument
  onClose: () => void
}) {
  const t = usePartyText()
  return (
    <Sheet title={document.name} width={880} onClose={onClose}>
      <div className="stack">
        <div className="row spread">
          <p className="soft small">{t('viewNoted')}</p>
          <a href={url} target="_blank" rel="noreferrer">
            {t('openBeside')}
          </a>
        </div>
        {document.kind === 'pdf' ? (
          <iframe className="scan-view" src={url} title={document.name} />
        ) : (
          <img className="scan-view" src={url} alt={document.name} />
        )}
      </div>
    </Sheet>
  )
}

/** 谁看过: who opened the scans of a licence. */
function ViewsSheet({ licenceId, onClose }: { licenceId: string; onClose: () => void }) {
  const t = usePartyText()
  const { today } = useSession()
  const { data, error, refetch } = useGet<{ rows: DocumentView[] }>(`/party/licences/${licenceId}/views`)
  return (
    <Sheet title={t('viewsTitle')} onClose={onClose}>
      {error && <PageState {...stateOf(error)} onRetry={() => void refetch()} />}
      {data?.rows.length === 0 && <p className="soft">{t('noViews')}</p>}
      <ol className="timeline">
        {data?.rows.map(view => (
          <li key={view.viewId}>
            <div>
              <b>{view.viewerName}</b>
              <time dateTime={view.at}>{time(view.at, today)}</time>
            </div>
            <p className="soft">
              {view.viewerOrgName} · {view.fileName}
            </p>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

/** The scans of a licence: each opens on demand, since every look is written down. */
export function Documents({ licence, views }: { licence: LicenceRow; views: boolean }) {
  const t = usePartyText()
  const [open, setOpen] = useState<LicenceDocument>()
  const [who, setWho] = useState(false)
  const path = basePath(licence.licenceId)
  const { data, error } = useGet<{ rows: LicenceDocument[] }>(path)
  if (error) return null // who may not see the scans does not learn whether there are any
  const rows = data?.rows ?? []
  return (
    <div className="scans">
      {data && rows.length === 0 && <span className="soft">{t('noScans')}</span>}
      {rows.map(one => (
        <button key={one.fileId} type="button" className="scan" onClick={() => setOpen(one)}>
          <Icon name="file" size={16} />
          <span>{one.name}</span>
          <span className="soft small num">{sizeText(one.bytes)}</span>
        </button>
      ))}
      {views && rows.length > 0 && (
        <button type="button" className="link small" onClick={() => setWho(true)}>
          {t('whoLooked')}
        </button>
      )}
      {open && (
        <ViewSheet
          url={address(`${path}/${open.fileId}`)}
          document={open}
          onClose={() => setOpen(undefined)}
        />
      )}
      {who && <ViewsSheet licenceId={licence.licenceId} onClose={() => setWho(false)} />}
    </div>
  )
}
