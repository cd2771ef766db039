import { Button } from 'antd'
import type { ReactNode } from 'react'
import { address } from '../../kit/api.ts'
import { Icon } from '../../kit/Icon.tsx'
import { PageState, stateOf } from '../../kit/PageState.tsx'
import { useGet } from '../../kit/queries.ts'
import { useSession } from '../../kit/session.tsx'
import { type Tab, Tabs } from '../../kit/Tabs.tsx'
import { Panel } from '../../kit/table.ts'
import { LicenceBadge } from '../badges.tsx'
import { FirmGroup } from '../party/FirmGroup.tsx'
import { LicenceCards } from '../party/LicenceCards.tsx'
import { Actions } from './Actions.tsx'
import { Checklist, missingKinds } from './Checklist.tsx'
import { History } from './History.tsx'
import { RelationBadge } from './RelationBadge.tsx'
import { SupplierSalespeople } from './SupplierSalespeople.tsx'
import { useApprovalText } from './text.ts'
import { type RelationDetail, relationPath } from './wire.ts'

function Products({ relation }: { relation: RelationDetail }) {
  return (
    <ul className="papers">
      {relation.products.map(one => (
        <li key={one.productId}>
          <b>{one.genericName}</b>
          <div className="soft small">
            {[one.form, one.spec, one.makerName].join(' · ')} <span className="code">{one.approvalNo}</span>
          </div>
        </li>
      ))}
    </ul>
  )
}

function useTabs(relation: RelationDetail, more: readonly Tab[]): Tab[] {
  const t = useApprovalText()
  const { today } = useSession()
  const lacks = missingKinds(relation, today).length
  const history = { key: 'approval', label: t('tabApproval'), content: <History relation={relation} /> }
  const papers = {
    key: 'papers',
    label: `${t('tabPapers')}${lacks > 0 ? ` (${t('missing')} ${lacks})` : ''}`,
    content: <Checklist relation={relation} />,
  }
  // Who still has to bring papers starts with them.
  const first = ['draft', 'returned'].includes(relation.state) ? [papers, history] : [history, papers]
  const { direction } = relation
  return [
    ...first,
    ...(direction === 'product'
      ? [{ key: 'products', label: t('tabProducts'), content: <Products relation={relation} /> }]
      : [
          {
            key: 'licences',
            label: t('tabLicences'),
            content: (
              <div className="stack">
                <LicenceCards licences={relation.licences} />
                <FirmGroup orgId={relation.partner.orgId} />
              </div>
            ),
          },
        ]),
    ...(direction === 'supplier'
      ? [
          {
            key: 'salespeople',
            label: t('tabSalespeople'),
            content: <SupplierSalespeople relation={relation} />,
          },
        ]
      : []),
    ...more,
  ]
}

type LoadedProps = { relation: RelationDetail; tabs?: readonly Tab[]; links?: ReactNode }

/** A first-business file with its papers, licences, history, and what may be done with it. */
export function LoadedFile({ relation, tabs = [], links }: LoadedProps) {
  const t = useApprovalText()
  const all = useTabs(relation, tabs)
  const { partner } = relation
  const badges = (
    <>
      <RelationBadge state={relation.state} />
      {partner.licenceHealth !== 'valid' && <LicenceBadge state={partner.licenceHealth} />}
    </>
  )
  const footer = (
    <>
      <Actions relation={relation} />
      <span className="push row">
        {relation.state !== 'draft' && (
          <Button
            icon={<Icon name="download" />}
            href={address(`${relationPath(relation.relationId)}/form.pdf`)}
            download
          >
            {t('printForm')}
          </Button>
        )}
        {links}
      </span>
    </>
  )
  return (
    <Panel title={partner.name} badges={badges} footer={footer}>
      <Tabs key={relation.state} label={partner.name} tabs={all} />
    </Panel>
  )
}

/** A file by its own id, beside the list it is from. */
export function FilePanel({ relationId }: { relationId: string }) {
  const t = useApprovalText()
  const file = useGet<RelationDetail>(relationPath(relationId))
  if (file.data) return <LoadedFile key={relationId} relation={file.data} />
  return (
    <Panel title={t('relation')}>
      {file.error && <PageState {...stateOf(file.error)} onRetry={() => void file.refetch()} />}
    </Panel>
  )
}
