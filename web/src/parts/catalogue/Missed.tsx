import type { SearchMiss } from '@yaolian/catalogue/contract'
import { useMemo } from 'react'
import { type CardParts, type Column, DataTable } from '../../kit/table.ts'
import { Badge } from '../badges.tsx'
import { type CatalogueWord, useCatalogueText } from './text.ts'

const missId = (miss: SearchMiss) => `${miss.words} ${miss.found}`

const words: Record<SearchMiss['found'], CatalogueWord> = {
  nothing: 'missNothing',
  spelling: 'missSpelling',
  no_offer: 'missNoOffer',
}
const tones = { nothing: 'softred', spelling: 'plain', no_offer: 'amber' } as const

function Found({ miss }: { miss: SearchMiss }) {
  const t = useCatalogueText()
  return <Badge tone={tones[miss.found]}>{t(words[miss.found])}</Badge>
}

function useColumns(): Column<SearchMiss>[] {
  const t = useCatalogueText()
  return useMemo(
    () => [
      { key: 'words', title: t('missWords'), width: 220, grow: true, render: miss => <b>{miss.words}</b> },
      { key: 'found', title: t('missFound'), width: 170, render: miss => <Found miss={miss} /> },
      {
        key: 'searches',
        title: t('missSearches'),
        width: 110,
        align: 'right',
        render: miss => <span className="num">{miss.searches}</span>,
      },
      { key: 'lastOn', title: t('missLastOn'), width: 130, leave: 1, render: miss => miss.lastOn },
    ],
    [t],
  )
}

/** What people looked for and did not find: goods to list, names to add, sellers to look for. */
export function Missed() {
  const t = useCatalogueText()
  const columns = useColumns()
  const card = (miss: SearchMiss): CardParts => ({
    title: miss.words,
    side: <Found miss={miss} />,
    foot: [
      <span key="n">{`${t('missSearches')} ${miss.searches}`}</span>,
      <span key="on">{miss.lastOn}</span>,
    ],
  })
  return (
    <DataTable<SearchMiss>
      title={t('missed')}
      path="/catalogue/searches/missed"
      columns={columns}
      id={missId}
      card={card}
      totals={false}
      lead={<span className="soft">{t('missAbout')}</span>}
      empty={{ title: t('noMissed'), hint: t('noMissedHint') }}
    />
  )
}
