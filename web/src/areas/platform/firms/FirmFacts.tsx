import { Link } from '@tanstack/react-router'
import type { OrganisationDetail } from '@yaolian/party/contract'
import { Facts } from '../../../kit/Facts.tsx'
import { useSession } from '../../../kit/session.tsx'
import { useHistoryRow } from '../../../parts/audit/HistoryLink.tsx'
import { Badge, LicenceBadge } from '../../../parts/badges.tsx'
import { standOf } from '../../../parts/party/licence-stand.ts'
import { usePartyText } from '../../../parts/party/text.ts'
import { usePartText, useWord } from '../../../parts/text.ts'
import { seesAll } from '../pages.ts'
import { usePlatformText } from '../text.ts'

/** Who the firm is and how to reach it. */
export function FirmFacts({ firm }: { firm: OrganisationDetail }) {
  const t = usePlatformText()
  const party = usePartyText()
  const word = useWord()
  const { can } = useSession()
  const { parent } = firm
  const history = useHistoryRow()
  const place = [...new Set([firm.province, firm.city, firm.district, firm.detail])].filter(Boolean).join(' ')
  return (
    <Facts
      rows={[
        [party('kind'), word('org', firm.kind)],
        [
          t('uscc'),
          <span key="uscc" className="code">
            {firm.uscc ?? party('noUscc')}
          </span>,
        ],
        [t('shortName'), firm.shortName !== firm.name && firm.shortName],
        [party('place'), place],
        [
          party('divisionCode'),
          firm.divisionCode && (
            <span key="division" className="code">
              {firm.divisionCode}
            </span>
          ),
        ],
        history(firm.orgId, firm.orgId),
        [party('contact'), [firm.contact, firm.phone].filter(Boolean).join(' · ')],
        [
          party('parent'),
          parent &&
            (seesAll(can) ? (
              <Link to={`/platform/organisations/${parent.orgId}`}>{parent.name}</Link>
            ) : (
              parent.name
            )),
        ],
      ]}
    />
  )
}

const worstFirst = ['revoked', 'locked', 'expired', 'expiring'] as const

/** Demo, closed, and the worst that stands among its licences. */
export function FirmBadges({ firm }: { firm: OrganisationDetail }) {
  const part = usePartText()
  const word = useWord()
  const stands = firm.licences.map(standOf)
  const worst = worstFirst.find(state => stands.includes(state))
  return (
    <span className="badges">
      {firm.state === 'closed' && <Badge tone="softred">{word('organisation', 'closed')}</Badge>}
      {worst && <LicenceBadge state={worst} />}
      {firm.demo && <Badge tone="amber">{part('demo')}</Badge>}
    </span>
  )
}
