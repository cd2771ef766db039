import { type Refusal, refuse } from '@yaolian/kernel'
import type { NewPaper, PaperKind, RelationKind } from './contract.ts'
import { PAPER_RULES, type PaperRule } from './paper-rules.ts'

type Held = { kind: string; productId: string | null; number: string; validTo: string | null }
export type FileOf = {
  of: RelationKind
  partnerKind: string
  today: string
  /** Products of the file, none for suppliers and customers. */
  products: readonly { productId: string; name: string }[]
}
type Missing = { paper: PaperKind; product: string }

/** The documents that a file of this kind must hold on this day. */
export const papersNeeded = ({ of, partnerKind, today }: Omit<FileOf, 'products'>): PaperRule[] =>
  PAPER_RULES.filter(
    rule =>
      rule.of === of && (rule.partners as readonly string[]).includes(partnerKind) && rule.from <= today,
  )

/** Is every document there and running? Refuses naming each that isn't, with the product it is for. */
export function decidePapers(file: FileOf, papers: readonly Held[]): Refusal | null {
  const missing = papersNeeded(file).flatMap((rule): Missing[] => {
    const running = papers.filter(paper => paper.kind === rule.kind && runs(paper, file.today))
    if (file.of !== 'product') return running.length > 0 ? [] : [{ paper: rule.kind, product: '' }]
    if (running.some(paper => paper.productId === null)) return []
    const covered = new Set(running.map(paper => paper.productId))
    return file.products
      .filter(product => !covered.has(product.productId))
      .map(product => ({ paper: rule.kind, product: product.name }))
  })
  return missing.length > 0 ? refuse('party.papers_missing', { papers: missing }) : null
}

const runs = (paper: Held, today: string): boolean => paper.validTo === null || paper.validTo >= today

/**
 * The last day on which every document that the file needs still runs: the longest of each kind, the shortest of
 * those; null when none of them ends. For products the shortest of all, since one paper may be one product's.
 */
export function papersRunTo(file: FileOf, papers: readonly Held[]): string | null {
  const ends = papersNeeded(file).flatMap(rule => {
    const held = papers.filter(paper => paper.kind === rule.kind && runs(paper, file.today))
    const last = held.map(paper => paper.validTo)
    if (file.of === 'product') return last.filter(day => day !== null)
    return last.length === 0 || last.includes(null)
      ? []
      : [
          last
            .filter(day => day !== null)
            .sort()
            .at(-1)!,
        ]
  })
  return ends.sort()[0] ?? null
}

/** Is one document filled in as its kind asks, and does it still run? */
export function decidePaper(
  file: Omit<FileOf, 'products'> & { productIds: readonly string[] },
  paper: Omit<NewPaper, 'fileId' | 'paperId'>,
): Refusal | null {
  const about = { paper: paper.kind }
  const rule = papersNeeded(file).find(one => one.kind === paper.kind)
  const known = PAPER_RULES.some(one => one.of === file.of && one.kind === paper.kind)
  if (!known && paper.kind !== 'other') return refuse('party.paper_unfit', about)
  if (paper.productId && !file.productIds.includes(paper.productId))
    return refuse('party.paper_product', about)
  if (rule?.numbered && !paper.number?.trim()) return refuse('party.paper_number', about)
  if (rule?.term && !paper.validTo) return refuse('party.paper_term', about)
  const { validFrom = null, validTo = null } = paper
  if (validFrom && validTo && validTo < validFrom) return refuse('party.paper_days', about)
  if (validTo && validTo < file.today) return refuse('party.paper_ended', { ...about, validTo })
  return null
}
