import type { ChangeRequest } from '@yaolian/catalogue/contract'
import type { Static } from 'typebox'
import { zh as catalogueZh } from '../../../parts/catalogue/text/zh.ts'
import { useCatalogueText } from '../../../parts/catalogue/text.ts'
import { useWord } from '../../../parts/text.ts'
import '../products/rows.css'
import { zh } from '../text/zh.ts'
import { usePlatformText } from '../text.ts'
import { changedFacts, showValue } from './show-value.ts'

export type Change = Static<typeof ChangeRequest>

/** Names of facts and of the words in them, from whichever list knows them. */
function useFactWord() {
  const t = usePlatformText()
  const c = useCatalogueText()
  const word = useWord()
  return (key: string): string => {
    for (const name of [`fact.${key}`, `row.${key}`]) if (name in zh) return t(name as keyof typeof zh)
    for (const name of [`section.${key}`, `flag.${key}`])
      if (name in catalogueZh) return c(name as keyof typeof catalogueZh)
    for (const group of ['scope', 'rxClass', 'temperature']) {
      const said = word(group, key)
      if (said !== key && said !== `${group}.${key}`) return said
    }
    return key
  }
}

/** What stood there and what would stand there, fact by fact. */
export function ChangeTable({ change }: { change: Pick<Change, 'before' | 'after'> }) {
  const t = usePlatformText()
  const word = useFactWord()
  return (
    <table className="change-table">
      <thead>
        <tr>
          <th scope="col">{t('item')}</th>
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {changedFacts(change.before, change.after).map(row => (
          <tr key={row.key}>
            <th scope="row">{word(row.key)}</th>
            <td>
              {showValue(row.before, word) ? (
                <del>{showValue(row.before, word)}</del>
              ) : (
                <span className="soft">{t('nothing')}</span>
              )}
            </td>
            <td>
              {showValue(row.after, word) ? (
                <ins>{showValue(row.after, word)}</ins>
              ) : (
                <span className="soft">{t('nothing')}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
