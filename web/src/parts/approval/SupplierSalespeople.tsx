import { address } from '../../kit/api.ts'
import { Facts } from '../../kit/Facts.tsx'
import { Notice } from '../../kit/PageState.tsx'
import { Badge } from '../badges.tsx'
import { useWord } from '../text.ts'
import './approval.css'
import { useApprovalText } from './text.ts'
import { type RelationDetail, standTones } from './wire.ts'

type Person = RelationDetail['salespeople'][number]

/** What an authorisation covers: everything, classes, single products. */
export function useCover() {
  const t = useApprovalText()
  const word = useWord()
  return (classes: readonly string[], products: number): string => {
    const parts = classes.map(one => word('scope', one))
    if (products > 0) parts.push(t('someProducts', { n: products }))
    return parts.length > 0 ? parts.join('、') : t('everything')
  }
}

function One({ person, orgId }: { person: Person; orgId: string }) {
  const t = useApprovalText()
  const word = useWord()
  const cover = useCover()
  return (
    <div className="person stack">
      <span className="row">
        <b>{person.name}</b>
        <Badge tone={standTones[person.stand]}>{word('stand', person.stand)}</Badge>
        {person.responsible && <Badge tone="accent">{t('responsible')}</Badge>}
      </span>
      <Facts
        rows={[
          [
            t('idNumber'),
            <span key="id" className="code">
              {person.idMasked}
            </span>,
          ],
          [t('regions'), person.regions.join('、')],
          [t('range'), cover(person.classes, person.products)],
          [t('term'), `${person.validFrom} – ${person.validTo}`],
          [t('revokedFor'), person.stateReason],
          [
            t('authorisation'),
            <a
              key="file"
              href={address(`/party/organisations/${orgId}/salespeople/${person.salespersonId}/file`)}
              target="_blank"
              rel="noreferrer"
            >
              {person.fileName}
            </a>,
          ],
        ]}
      />
    </div>
  )
}

/** A supplier's salespeople and what each may sell, as the buyer's file shows them. */
export function SupplierSalespeople({ relation }: { relation: RelationDetail }) {
  const t = useApprovalText()
  if (relation.salespeople.length === 0)
    return <Notice title={t('noSalespeople')} hint={t('noSalespeopleHint')} />
  return (
    <div>
      {relation.salespeople.map(person => (
        <One key={person.salespersonId} person={person} orgId={relation.partner.orgId} />
      ))}
    </div>
  )
}
