import type { ReactNode } from 'react'
import { daysUntil } from '../kit/format.ts'
import { useSession } from '../kit/session.tsx'
import { usePartText, useWord } from './text.ts'

export type Tone =
  | 'plain'
  | 'red'
  | 'green'
  | 'blue'
  | 'violet'
  | 'amber'
  | 'brown'
  | 'softred'
  | 'softgreen'
  | 'accent'

/** A small word on a coloured ground. The word says it; the colour only helps. */
export function Badge({ tone, title, children }: { tone: Tone; title?: string; children: ReactNode }) {
  return (
    <span className={`badge badge-${tone}`} title={title}>
      {children}
    </span>
  )
}

export type ClassFlags = {
  scopeClass: string
  rx: string
  temperature: string
  ephedrine: boolean
}

const special = new Set(['narcotic', 'psychotropic1', 'psychotropic2', 'toxic', 'radioactive', 'precursor'])
const herbal = new Set(['tcm_slices', 'tcm_material'])

/** The law's face of a product: Rx, OTC 甲 (red), OTC 乙 (green), 冷藏 ❄, 特殊 ◆, 含麻. */
export function ClassBadges({ product }: { product: ClassFlags }) {
  const t = usePartText()
  const word = useWord()
  const { rx, scopeClass, temperature } = product
  const scope = word('scope', scopeClass)
  return (
    <span className="badges">
      {rx === 'rx' && (
        <Badge tone="plain" title={t('rx')}>
          {t('rxShort')}
        </Badge>
      )}
      {rx === 'otc_a' && <Badge tone="red">{t('otcA')}</Badge>}
      {rx === 'otc_b' && <Badge tone="green">{t('otcB')}</Badge>}
      {herbal.has(scopeClass) && <Badge tone="brown">{scope}</Badge>}
      {special.has(scopeClass) && (
        <Badge tone="violet" title={scope}>
          ◆ {t('special')}
        </Badge>
      )}
      {temperature === 'cool' && (
        <Badge tone="plain" title={t('tempCool')}>
          {t('cool')}
        </Badge>
      )}
      {temperature === 'cold' && (
        <Badge tone="blue" title={t('tempCold')}>
          ❄ {t('cold')}
        </Badge>
      )}
      {temperature === 'frozen' && (
        <Badge tone="blue" title={t('tempFrozen')}>
          ❄ {t('frozen')}
        </Badge>
      )}
      {product.ephedrine && <Badge tone="amber">{t('ephedrine')}</Badge>}
    </span>
  )
}

const soonDays = 180
const verySoonDays = 90
const quietDays = 365

/** `2027-05 剩 169 天`: amber below 180 days, red below 90, no count from a year on; the exact day on hover. */
export function Expiry({ day, exact }: { day: string; exact?: boolean }) {
  const t = usePartText()
  const { today } = useSession()
  const days = daysUntil(day, today)
  const tone = days < verySoonDays ? 'bad' : days < soonDays ? 'warn' : 'soft'
  const words =
    days < 0 ? t('expired', { n: -days }) : days === 0 ? t('expiresToday') : t('daysLeft', { n: days })
  return (
    <span className="expiry" title={`${day} · ${words}`}>
      {exact ? day : day.slice(0, 7)}
      {days < quietDays && <span className={tone}>{words}</span>}
    </span>
  )
}

const orderTones: Readonly<Record<string, Tone>> = {
  placed: 'amber',
  confirmed: 'amber',
  shipped: 'blue',
  signed: 'softgreen',
  cancelled: 'plain',
  expired: 'plain',
}

/** Where an order stands. */
export function OrderBadge({ state }: { state: string }) {
  const word = useWord()
  return <Badge tone={orderTones[state] ?? 'plain'}>{word('order', state)}</Badge>
}

const licenceTones: Readonly<Record<string, Tone>> = {
  valid: 'softgreen',
  expiring: 'amber',
  locked: 'softred',
  revoked: 'softred',
  expired: 'softred',
  none: 'plain',
  superseded: 'plain',
}

/** How a licence (or a firm's licences together) stands. */
export function LicenceBadge({ state }: { state: string }) {
  const word = useWord()
  return <Badge tone={licenceTones[state] ?? 'plain'}>{word('licenceState', state)}</Badge>
}

const zoneTones: Readonly<Record<string, string>> = { accepted: 'good', pending: 'warn', rejected: 'bad' }

/** GSP zone colours (色标管理): green qualified, yellow waiting, red rejected, always with the word. */
export function Zone({ quality }: { quality: string }) {
  const word = useWord()
  return <span className={`zone ${zoneTones[quality] ?? ''}`}>{word('quality', quality)}</span>
}
