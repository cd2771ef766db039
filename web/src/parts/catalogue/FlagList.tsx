import { Badge, type Tone } from '../badges.tsx'
import './catalogue.css'
import { useCatalogueText } from './text.ts'
import type { Flag } from './wire.ts'

const tones: Partial<Record<Flag['flag'], Tone>> = {
  high_alert: 'softred',
  lasa: 'amber',
  online_retail_ban: 'softred',
  retail_ban: 'softred',
  doping: 'amber',
}

/** What lists say about the product, each with where it says so. */
export function FlagList({ flags }: { flags: readonly Flag[] }) {
  const t = useCatalogueText()
  if (flags.length === 0) return <p className="soft">{t('noFlags')}</p>
  return (
    <ul className="flag-list">
      {flags.map(one => (
        <li key={one.flag}>
          <Badge tone={tones[one.flag] ?? 'plain'}>
            {t(`flag.${one.flag}`)}
            {one.value && ` ${one.value}`}
          </Badge>
          <span className="soft small">
            {one.code && <span className="code">{`${one.code} · `}</span>}
            {t('flagSource', { source: one.source })}
            {one.validTo && ` · ${t('flagUntil', { day: one.validTo })}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
